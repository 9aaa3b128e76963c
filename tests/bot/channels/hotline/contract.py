"""docs/hotline.openapi.yaml as tests use it: schemas with their references, responses by operation."""

from __future__ import annotations

from typing import Any

import yaml
from jsonschema import Draft202012Validator

from bot.channels.hotline.channel import OPENAPI

DOCUMENT: dict[str, Any] = yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))
SCHEMAS: dict[str, Any] = DOCUMENT["components"]["schemas"]


def schema(name: str) -> dict[str, Any]:
    """A schema of the document that stands alone."""
    return {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}


def resolved(node: Any) -> Any:
    """A node of the document with every reference replaced by what it names."""
    if isinstance(node, list):
        return [resolved(part) for part in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        found: Any = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return resolved(found)
    return {name: resolved(part) for name, part in node.items()}


def fits(value: object, name: str) -> bool:
    """Whether a JSON value fits a schema of the document."""
    return bool(Draft202012Validator(schema(name)).is_valid(value))


def check_response(method: str, path: str, status: int, content: object) -> None:
    """Fail where the document does not promise this answer."""
    responses = resolved(DOCUMENT["paths"][path][method]["responses"])
    assert str(status) in responses, (method, path, status, content)
    Draft202012Validator(responses[str(status)]["content"]["application/json"]["schema"]).validate(content)
