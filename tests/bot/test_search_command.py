"""`ouwen search` as staff use it; the knowledge base is stood in for."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

import pytest
from typer.testing import CliRunner

from bot.commands import app, search as command
from knowledge.records import DocumentKind, Hit, Passage
from knowledge.search import PassageFilter, SearchResult

PASSAGE = Passage(
    id="2019-12/01#0",
    document_key="2019-12/01",
    bulletin="2019-12",
    kind=DocumentKind.DOCUMENT,
    title="关于养犬的通告",
    trail=(),
    text="养犬应当登记。",
    lines=(1,),
    page=3,
)
HIT = Hit(passage=PASSAGE, score=0.9, lexical_score=0.5, dense_score=0.7, fused_score=0.6)
REJECTED = Hit(passage=PASSAGE, score=0.2, lexical_score=0.1, dense_score=0.3, reason="does not name 瑞安")


@dataclass
class FakeKnowledge:
    asked: list[tuple[str, int, PassageFilter]] = field(default_factory=list)

    def search(self, text: str, k: int, where: PassageFilter) -> SearchResult:
        self.asked.append((text, k, where))
        return SearchResult(hits=(HIT,), rejected=(REJECTED,), timings_ms={"lexical_ms": 1.25})


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> FakeKnowledge:
    fake = FakeKnowledge()
    monkeypatch.setattr(command, "opened", lambda: fake)
    monkeypatch.setenv("COLUMNS", "200")
    return fake


def shown(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["search", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_every_option_becomes_a_filter(known: FakeKnowledge):
    options = "-k 3 --year 2019 --issue 2019-12 --issuer 市府办 --number 温政办2018 --kind news --region 瑞安"
    shown("养犬", *options.split(), "--in-force", "--today", "2020-01-02")
    where = PassageFilter(
        year=2019,
        bulletin="2019-12",
        issuer="市府办",
        document_number="温政办2018",
        kind=DocumentKind.NEWS,
        region="瑞安",
        in_force_on=date(2020, 1, 2),
    )
    assert known.asked == [("养犬", 3, where)]


def test_without_options_anything_is_searched(known: FakeKnowledge):
    output = shown("养犬")
    assert known.asked == [("养犬", 10, PassageFilter())]
    assert "关于养犬的通告" in output
    assert "does not name" not in output


def test_the_explanation_has_the_scores_the_reasons_and_the_time(known: FakeKnowledge):
    output = shown("养犬", "--explain")
    for part in ("0.900", "0.600", "0.500", "0.700", "does not name 瑞安", "lexical 1.2ms"):
        assert part in output


def test_json_has_everything(known: FakeKnowledge):
    told = json.loads(shown("养犬", "--json"))
    assert [hit["fused_score"] for hit in told["hits"]] == [0.6]
    assert [hit["reason"] for hit in told["rejected"]] == ["does not name 瑞安"]
    assert told["timings_ms"] == {"lexical_ms": 1.25}


def test_an_unknown_kind_names_those_there_are(known: FakeKnowledge):
    done = CliRunner().invoke(app, ["search", "养犬", "--kind", "cats"])
    assert done.exit_code == 2
    assert "statistics" in done.output
    assert known.asked == []
