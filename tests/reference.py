"""The reference rules of the judged questions, which lie beside the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def reference_judge(path: Path) -> ModuleType:
    """Return the module in the file `path`, which no package holds."""
    spec = importlib.util.spec_from_file_location("reference_judge", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
