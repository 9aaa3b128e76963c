"""A small training gives heads that read what they learnt, twice the same."""

from pathlib import Path

from knowledge.encoder import load_encoder
from knowledge.facet_training import train_facets
from knowledge.facets.heads import load_heads
from knowledge.facets.reading import facets_of
from knowledge.kinds import Aspect, Measure, Topic

LINES = """# {n}
低保标准多少{n}\tlow_income\tsubsistence\tvalue
狗多高不让养{n}\tdogs\theight_limit\tvalue
哪些狗不让养{n}\tdogs\tbanned_breed\tlist
最低工资涨多少{n}\tminimum_wage\tmonthly_wage\tincrease
小时工最低几块{n}\tminimum_wage\thourly_wage\tvalue
基础养老金多少{n}\tpension\tbasic_pension\tvalue
高龄补贴怎么领{n}\tpension\told_age_allowance\tvalue
医保怎么报销{n}\tnone\t-\ttext
那边呢{n}\t-\t-\tvalue
"""


def test_heads_read_what_they_learnt_and_are_the_same_each_time(tmp_path: Path) -> None:
    questions = tmp_path / "questions.tsv"
    questions.write_text("".join(LINES.format(n="甲乙丙丁戊己庚辛"[n]) for n in range(8)), encoding="utf-8")
    first = train_facets(questions=questions, output=tmp_path / "a.npz")
    train_facets(questions=questions, output=tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert first.questions == 72
    assert first.held_out["topic"].accuracy > 0.9
    facets = facets_of("狗多高就不让养了", load_heads(tmp_path / "a.npz"), load_encoder(None))
    assert facets.topic[0] is Topic.DOGS
    assert facets.measure(Topic.DOGS)[0] is Measure.HEIGHT_LIMIT
    assert facets.aspect[0] is Aspect.VALUE
