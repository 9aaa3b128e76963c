"""What Rasa reads when it loads our model: JSON, YAML, text and arrays, nothing that runs when it is read."""

from __future__ import annotations

import inspect
import io
import tarfile
from pathlib import Path, PurePath

import numpy as np
from rasa.core.featurizers import tracker_featurizers
from rasa.engine.storage import local_model_storage

PLAIN = {".json", ".yml", ".txt", ".npz"}


def test_the_archive_of_the_real_bot_holds_no_pickle(prepared: Path) -> None:
    (archive,) = sorted((prepared / "models").glob("*.tar.gz"))
    with tarfile.open(archive) as read:
        files = {member.name: read.extractfile(member).read() for member in read if member.isfile()}
    assert len(files) >= 5
    assert {PurePath(name).suffix for name in files} <= PLAIN
    for name, content in files.items():
        if name.endswith(".npz"):
            with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
                assert all(arrays[array].dtype.kind in "fiu" for array in arrays.files)


def test_what_rasa_reads_it_with_loads_no_pickle() -> None:
    source = inspect.getsource(local_model_storage) + inspect.getsource(tracker_featurizers)
    assert not any(name in source for name in ("pickle", "joblib"))
