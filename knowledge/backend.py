"""Where the arms of the index are: in its own files, or in Milvus beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from knowledge.errors import SettingsError

BACKENDS = ("files", "milvus")
EMBEDDED = ".db"
SCHEMES = ("http", "https", "tcp", "unix")
# what a Milvus server and its embedded form take as names: ouwen, milvus.db
_PREFIX = re.compile(r"[A-Za-z_]\w{0,60}", re.ASCII)
_FILE = re.compile(r"[\w.-]{1,36}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilvusAccess:
    """The way to a Milvus: `uri` is a file *.db for the embedded one, or the address of a server.

    `token` is a secret and never printed. `prefix` begins the names of the collections; each index that
    uses a server needs one of its own. Raise SettingsError for a uri or prefix that Milvus does not take.
    """

    uri: str
    token: str = field(default="", repr=False)
    prefix: str = "ouwen"

    def __post_init__(self) -> None:
        """Check what Milvus would refuse with less clear words."""
        if self.embedded:
            if not self.uri.endswith(EMBEDDED) or not _FILE.fullmatch(Path(self.uri).name):
                raise SettingsError(
                    f"OUWEN_MILVUS_URI is {self.address!r}, expected a file such as milvus.db (at most 36 "
                    f"letters, digits, points and dashes) or an address such as http://127.0.0.1:19530"
                )
        elif urlsplit(self.uri).scheme not in SCHEMES:
            raise SettingsError(f"OUWEN_MILVUS_URI is {self.address!r}, expected one of {', '.join(SCHEMES)}")
        if not _PREFIX.fullmatch(self.prefix):
            raise SettingsError(
                f"OUWEN_MILVUS_PREFIX is {self.prefix!r}, expected ASCII letters, digits and underscores"
            )

    @property
    def embedded(self) -> bool:
        """Tell whether this is a file that a process of our own serves."""
        return "://" not in self.uri and not self.uri.startswith("unix:")

    @property
    def address(self) -> str:
        """Return the uri as it may be printed: without a user's name and password."""
        # http://name:password@milvus:19530 → http://milvus:19530
        return re.sub(r"//[^/@]*@", "//", self.uri)


def milvus_access(environment: Mapping[str, str], var: Path) -> MilvusAccess | None:
    """Return the Milvus that OUWEN_INDEX_BACKEND=milvus and OUWEN_MILVUS_URI, _TOKEN and _PREFIX name.

    None stands for the files of the index. Without a uri it is the embedded one in the folder `var`.
    Raise SettingsError for a backend or uri that there is not.
    """
    backend = environment.get("OUWEN_INDEX_BACKEND") or "files"
    if backend not in BACKENDS:
        raise SettingsError(f"OUWEN_INDEX_BACKEND is {backend!r}, expected {' or '.join(BACKENDS)}")
    if backend == "files":
        return None
    uri = environment.get("OUWEN_MILVUS_URI") or str(var / "milvus.db")
    if "://" not in uri and not uri.startswith("unix:"):
        uri = str(Path(uri).expanduser().absolute())
    token, prefix = environment.get("OUWEN_MILVUS_TOKEN") or "", environment.get("OUWEN_MILVUS_PREFIX")
    return MilvusAccess(uri=uri, token=token, prefix=prefix or "ouwen")
