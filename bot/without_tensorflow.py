"""Lets Rasa be imported without TensorFlow, which it imports for components that we do not use.

`import tensorflow` takes 5 of the 10 seconds of `import rasa`. A pipeline without a deep network needs
only that its classes can be named and derived from, so names stand in for them. A config.yml that names
a component with a network, or a Rasa other than the one this was tested with, gets TensorFlow itself.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.metadata
import re
import sys
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TESTED_WITH = "3.6.21"
ABSENT = frozenset({"tensorflow", "tensorflow_text", "tensorflow_addons", "tensorflow_hub", "keras"})
#   - name: DIETClassifier
NETWORKS = re.compile(
    r"^\s*-\s*name:\s*\S*(DIETClassifier|ResponseSelector|TEDPolicy|UnexpecTEDIntentPolicy"
    r"|LanguageModelFeaturizer|ConveRTFeaturizer)\b",
    re.MULTILINE,
)


class _AnyAttribute(type):
    """Makes `tf.keras.layers.Layer` and the like name the placeholder again."""

    def __getattr__(cls, name: str) -> type:
        """Return the placeholder; special names do not exist."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder


class Placeholder(metaclass=_AnyAttribute):
    """What every name of TensorFlow stands for: a base class, a decorator, a type."""

    def __new__(cls, *arguments: object, **options: object) -> Any:
        """Return the decorated function, the placeholder for a call such as `tf.constant(1)`."""
        if cls is not Placeholder:
            raise ImportError(f"{cls.__name__} needs TensorFlow: name it in config.yml and start again")
        function = arguments[0] if arguments else None
        return function if isinstance(function, types.FunctionType) else Placeholder


class _AbsentModule(types.ModuleType):
    """A module whose every name is the placeholder."""

    def __getattr__(self, name: str) -> type:
        """Return the placeholder; special names do not exist."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder


class _AbsentFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the packages of `ABSENT` before the installed ones are looked for."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return a specification for packages of `ABSENT` alone."""
        if fullname.partition(".")[0] not in ABSENT:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        """Return the empty module."""
        return _AbsentModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Leave the module as it is."""


def leave_tensorflow_out(config: Path) -> bool:
    """Make TensorFlow absent for this process where that is safe; tell whether it was done.

    It is safe before anything imported it, with the Rasa of `TESTED_WITH` and a `config` without networks.
    """
    if any(isinstance(finder, _AbsentFinder) for finder in sys.meta_path):
        return True
    if "tensorflow" in sys.modules or importlib.metadata.version("rasa") != TESTED_WITH:
        return False
    if not config.is_file() or NETWORKS.search(config.read_text(encoding="utf-8")):
        return False
    sys.meta_path.insert(0, _AbsentFinder())
    return True
