"""The interface against its document: it is valid, its examples fit, and every body gets what it promises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st
from hypothesis_jsonschema import from_schema
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate_spec

from bot.settings import Settings
from tests.bot.channels.hotline.contract import DOCUMENT, fits, resolved, schema
from tests.bot.channels.hotline.hotline_server import FakeBot, HotlineServer

BODIES = {"StartRequest": "/calls", "TurnRequest": "turns", "EndRequest": "end", "MessageRequest": "/webhook"}
MANY = hypothesis_settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.function_scoped_fixture,
    ],
)
# what is near to a request, and mostly not one
LOOSE = st.dictionaries(
    st.sampled_from(
        [
            "turn_id",
            "event",
            "transcript",
            "confidence",
            "alternatives",
            "digits",
            "call_id",
            "caller",
            "reason",
            "sender",
            "message",
            "message_id",
            "language",
        ]
    ),
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3, 10**12),
        st.floats(-1, 3),
        st.sampled_from(["speech", "dtmf", "silence", "hangup", "", "1", "瑞安", "x" * 129, "a\u200bb"]),
        st.lists(
            st.dictionaries(
                st.sampled_from(["transcript", "confidence"]), st.sampled_from(["", "是", 0.5, 2])
            )
        ),
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HotlineServer]:
    running = HotlineServer(Settings(var=tmp_path_factory.mktemp("openapi")), FakeBot())
    yield running
    running.web.stop()


def test_the_document_is_openapi_and_is_served(server: HotlineServer) -> None:
    validate_spec(DOCUMENT)
    answer = server.web.get("/webhooks/hotline/openapi.yaml")
    assert answer.headers["content-type"].startswith("application/yaml")
    assert yaml.safe_load(answer.text) == DOCUMENT
    assert server.get("/").json == {"status": "ok"}


def test_every_example_fits_its_schema() -> None:
    found = list(_examples(resolved(DOCUMENT)))
    assert len(found) >= 10
    for shape, example in found:
        Draft202012Validator(shape).validate(example)


def _examples(node: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(node, list):
        for part in node:
            yield from _examples(part)
    elif isinstance(node, dict):
        if "schema" in node:
            yield from ((node["schema"], node["example"]) for _ in [0] if "example" in node)
            yield from ((node["schema"], one["value"]) for one in node.get("examples", {}).values())
        for part in node.values():
            yield from _examples(part)


@pytest.mark.parametrize("name", BODIES)
@MANY
@given(data=st.data())
def test_a_body_that_fits_is_served(server: HotlineServer, name: str, data: st.DataObject) -> None:
    body = data.draw(from_schema(resolved_schema(name)).filter(_has_no_last_newline))
    assert fits(body, name)
    assert _post(server, name, body) in {200, 409}


@pytest.mark.parametrize("name", BODIES)
@MANY
@given(body=LOOSE)
def test_a_body_that_does_not_fit_is_refused_by_its_field(
    server: HotlineServer, name: str, body: dict[str, Any]
) -> None:
    status = _post(server, name, body)
    assert status in ({200, 409} if fits(body, name) else {400})


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("body", [[], "text", 7, None, True])
def test_what_is_no_object_is_refused(server: HotlineServer, name: str, body: object) -> None:
    assert _post(server, name, body) == 400


def resolved_schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = resolved(schema(name)["components"]["schemas"][name])
    return found


def _has_no_last_newline(value: Any) -> bool:
    # Python lets $ match before the last line break, JSON Schema does not
    return '\\n"' not in json.dumps(value)


def _post(server: HotlineServer, name: str, body: object) -> int:
    path = BODIES[name]
    return server.post(path if path.startswith("/") else f"/calls/{server.begin()}/{path}", body).status
