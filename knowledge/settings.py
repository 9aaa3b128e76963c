"""What a reader of the bulletins can be told from outside: folders, encoder, weights, limits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from knowledge.backend import MilvusAccess, milvus_access
from knowledge.records import Topic
from knowledge.thresholds import Thresholds

# The regulation on minimum wages has them reviewed every two years at the latest; pension and
# subsistence standards are adjusted about once a year; other texts carry their own expiry.
STALENESS_YEARS: Mapping[Topic, int] = MappingProxyType(
    {
        Topic.MINIMUM_WAGE: 2,
        Topic.PENSION: 1,
        Topic.LOW_INCOME: 1,
        Topic.DOGS: 5,
        Topic.BULLETIN: 5,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeSettings:
    """Everything that `knowledge` needs to be told.

    `encoder` is a sentence-transformers name or folder, None for the shipped model. Its
    `encoder_query_prefix` and `encoder_passage_prefix` are put before what it encodes, None for its own.
    `milvus` is where the arms of the index are, None for its own files.
    `dense_weight` in 0..1 is the share of the dense arm in a score, 0 switches the arm off.
    `word_share` in 0..1 is the share of jieba words in the lexical score, that of character bigrams is the
    rest: 0 and 1 switch one of them off. `reranked` is how many of the best a re-ranker looks at, 0 for none.
    `evidence_threshold` in 0..1 is the score under which a hit is no evidence.
    `synonym_weight` in 0..1 is what a word added from the vocabulary counts beside an asked one.
    `title_weight` and `trail_weight` are what a word of title and headings counts beside one of the text.
    `thresholds` are how sure an answer from the text must be.
    `staleness_years` says for each topic after how many years a text may have been adjusted since.
    """

    bulletins_dir: Path
    index_dir: Path
    encoder: str | None = None
    encoder_query_prefix: str | None = None
    encoder_passage_prefix: str | None = None
    milvus: MilvusAccess | None = None
    dense_weight: float = 0.25
    word_share: float = 0.5
    reranked: int = 30
    evidence_threshold: float = 0.15
    synonym_weight: float = 0.6
    title_weight: float = 1.0
    trail_weight: float = 0.5
    thresholds: Thresholds = field(default_factory=Thresholds)
    staleness_years: Mapping[Topic, int] = field(default_factory=lambda: STALENESS_YEARS)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> KnowledgeSettings:
        """Return the settings of OUWEN_VAR, _BULLETINS, _ENCODER and its prefixes, as the bot reads them.

        OUWEN_INDEX_BACKEND and OUWEN_MILVUS_… name the backend of the index; raise SettingsError for one
        that there is not.
        """
        root = Path(__file__).resolve().parent.parent
        var = Path(environment.get("OUWEN_VAR") or root / "var").expanduser().absolute()
        bulletins = environment.get("OUWEN_BULLETINS") or root / "data" / "bulletins"
        return cls(
            bulletins_dir=Path(bulletins).expanduser().absolute(),
            index_dir=var / "index",
            encoder=environment.get("OUWEN_ENCODER") or None,
            encoder_query_prefix=environment.get("OUWEN_ENCODER_QUERY_PREFIX") or None,
            encoder_passage_prefix=environment.get("OUWEN_ENCODER_PASSAGE_PREFIX") or None,
            milvus=milvus_access(environment, var),
            thresholds=Thresholds.from_environment(environment),
        )

    @property
    def fields(self) -> tuple[float, float, float]:
        """Return what a word of title, headings and text counts."""
        return self.title_weight, self.trail_weight, 1.0

    def __post_init__(self) -> None:
        """Raise ValueError for a share, weight or threshold outside 0..1, or a negative count."""
        if self.reranked < 0:
            raise ValueError(f"reranked is {self.reranked}, expected 0 or more")
        for name in (
            "dense_weight",
            "word_share",
            "evidence_threshold",
            "synonym_weight",
            "title_weight",
            "trail_weight",
        ):
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"{name} is {value}, expected 0 to 1")
