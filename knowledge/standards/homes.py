"""Whose notice it is: what 全市 and 市区 mean in a text depends on the place that issued it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass

from knowledge.records import Bulletin, Citation, Document, Standard
from knowledge.regions import RegionKind, find_regions, region

_CITY = "温州市"
_KINDS = {RegionKind.PREFECTURE, RegionKind.DISTRICT, RegionKind.CITY, RegionKind.COUNTY}
# 杭州市临安区人民政府   |   宿州市农业农村局   |   浙江省人民政府
_OFFICE = re.compile(
    r"^(?P<name>(?:[一-鿿]{2,5}?(?:省|市|县|区|州)){1,2})"
    r"(?=人民政府|政府|[一-鿿]{0,16}?(?:局|厅|委|办公室|中心|关于))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The place that issued a text; `local` when it is a division of Wenzhou, by its canonical name."""

    name: str
    local: bool

    @property
    def is_city(self) -> bool:
        """Tell whether it is the city of Wenzhou, not one of its counties."""
        return self.local and self.name == _CITY


WENZHOU = Home(name=_CITY, local=True)


def home_of(bulletin: Bulletin, document: Document) -> Home:
    """Return whose text a document is; where it names nobody, whose issue it stands in."""
    own = home_of_names((*document.issuers, document.title))
    if own is not None:
        return own
    homes = Counter(
        home
        for other in bulletin.documents
        if (home := home_of_names((*other.issuers, other.title))) is not None
    )
    return homes.most_common(1)[0][0] if homes else WENZHOU


def home_of_citation(citation: Citation) -> Home:
    """Return whose text is cited, as its issuers and title say it."""
    return home_of_names((*citation.issuers, citation.title)) or WENZHOU


def is_local(standard: Standard) -> bool:
    """Tell whether a standard is one of Wenzhou: it has divisions, or no other place issued it."""
    return bool(standard.regions) or home_of_citation(standard.citation).local


@functools.lru_cache(maxsize=4096)
def home_of_names(names: tuple[str, ...]) -> Home | None:
    """Return the place of the first of these offices or titles that says one."""
    return next((home for name in names if (home := _home(name)) is not None), None)


def _home(name: str) -> Home | None:
    office = _OFFICE.match(name)
    local = [m.name for m in find_regions(office["name"] if office else name) if _is_division(m.name)]
    if local:
        return Home(name=local[0], local=True)
    if office and not office["name"].startswith(("关于", "各")):
        return Home(name=office["name"], local=False)
    return None


def _is_division(name: str) -> bool:
    return region(name).kind in _KINDS
