"""The encoder and the index: there, whole, made by one another, of the bulletins that there are now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from bot.doctor.findings import Finding, Findings, fault, good, warning
from knowledge.build import is_stale
from knowledge.encoder import Encoder, load_encoder, prefixes_of
from knowledge.errors import (
    EncoderError,
    IndexEncoderMismatchError,
    IndexMissingError,
    IndexUnavailableError,
    KnowledgeError,
)
from knowledge.opening import open_index
from knowledge.plausible_day import newest_day
from knowledge.settings import KnowledgeSettings

BUILD = "ouwen build"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What an open index tells of its time: the newest day in it and when it was made."""

    newest: date | None = None
    made: datetime | None = None


class IndexExamination:
    """Opens the index once, for its own findings and for what others compare with it."""

    def __init__(self, settings: KnowledgeSettings) -> None:
        """Examine the index of these settings."""
        self._settings = settings
        self.extent = Extent()

    @cached_property
    def _encoder(self) -> Encoder:
        return load_encoder(self._settings.encoder, prefixes_of(self._settings))

    def findings(self) -> Findings:
        """Examine encoder and index."""
        encoder: Encoder | None = None
        try:
            encoder = self._encoder
            yield good("编码模型", f"{encoder.name}，{encoder.dimension} 维")
        except EncoderError as error:
            yield warning(
                "编码模型",
                f"不能用，只按词查找（{short(error)}）",
                "git checkout knowledge/encoder_model，或改正 OUWEN_ENCODER",
            )
        yield from self._index_findings(encoder)

    def _index_findings(self, encoder: Encoder | None) -> Findings:
        try:
            index = open_index(self._settings, encoder)
        except IndexMissingError:
            yield warning("索引", "还没有，启动时会建", BUILD)
        except IndexEncoderMismatchError:
            yield warning("索引", "是用别的编码模型建的，启动时会重建", BUILD)
        except IndexUnavailableError:
            yield fault("索引", "Milvus 连不上", "检查 OUWEN_MILVUS_URI，或 export OUWEN_INDEX_BACKEND=files")
        except (KnowledgeError, OSError) as error:
            yield fault("索引", f"打不开（{short(error)}）", BUILD)
        else:
            made = index.generation.made_at if index.generation else None
            moment = datetime.fromisoformat(made) if made else None
            self.extent = Extent(newest=newest_day(index.bulletins), made=moment)
            name = index.generation.name if index.generation else ""
            told = f"第 {name} 代，公报 {len(index.bulletins)} 期，段落 {len(index.passages)} 条"
            yield self._currency(told, encoder)

    def _currency(self, told: str, encoder: Encoder | None) -> Finding:
        """Return whether the index is of the bulletins that there are now."""
        if is_stale(self._settings, encoder):
            return warning("索引", f"{told}；公报或规则变了，启动时会重建", BUILD)
        return good("索引", told)


def short(error: Exception) -> str:
    """Return the beginning of an error's words in one line."""
    return " ".join(str(error).split())[:160]
