"""Documents prepared before they are asked about."""

from pathlib import Path

import pytest
from asking import knowledge_of, question

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.choice import Chooser
from knowledge.static_encoder import Floats, StaticEncoder
from knowledge.steady import shortfalls
from tests.knowledge.issues import notice

_PLAN = notice(
    "关于印发码头管理办法的通知",
    "一、码头每年检修两次。检修由港口管理部门组织实施，费用列入本级财政预算。",
    "二、渔港的航标由航道管理部门维护，发现损坏的应当及时修复并通知过往船舶。",
    "三、在码头停靠的船舶应当服从调度，不得占用消防通道和应急救援泊位。",
    "四、违反本办法的，由港口管理部门责令改正，并按照有关规定处理。",
    number="温政办〔2021〕9号",
    signed="2021年3月1日",
    width=60,
)


def test_prepared_and_unprepared_documents_give_the_same(tmp_path: Path) -> None:
    known = knowledge_of(tmp_path, {"2021-03": _PLAN})
    asked = question("码头每年检修几次")
    early, late = (Chooser(known.sources, Weights(known.passages)) for _ in range(2))
    early.prepare()
    first = [(one.span.text, one.score) for one in early.candidates(asked)]
    assert first == [(one.span.text, one.score) for one in late.candidates(asked)]
    assert len(first) > 4


def test_a_document_prepared_while_the_encoder_failed_is_prepared_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = knowledge_of(tmp_path, {"2021-03": _PLAN})
    chooser, (key,) = Chooser(known.sources, Weights(known.passages)), known.sources.passages_in
    with monkeypatch.context() as failing:
        failing.setattr(StaticEncoder, "encode_passages", _no_model)
        without, counted = chooser._of_document(key), shortfalls()
        assert [span.vector for span in without.spans] == [None] * len(without)
        assert chooser._of_document(key) is without
        assert shortfalls() == counted + 1, "what is answered from it is not whole"
    assert known.sources.searcher.vector_of("航标由谁维护") is not None
    whole = chooser._of_document(key)
    assert all(span.vector is not None for span in whole.spans)
    assert chooser._of_document(key) is whole


def _no_model(encoder: StaticEncoder, texts: list[str]) -> Floats:
    raise RuntimeError("the model is gone")
