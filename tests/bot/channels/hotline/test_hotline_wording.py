"""Every sentence that the hotline says of itself can be read aloud."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from bot.channels.hotline import keys as keys_module
from bot.channels.hotline.sms import first_sentence, segments
from bot.channels.hotline.state import Rate
from bot.channels.hotline.voice import sentences_of, ssml
from bot.wording import sentences
from knowledge.speaking import violations

WORDING = sentences(keys_module._FILE.with_name("wording.yml"))
# what is written and not said
WRITTEN = ("sms_", "summary_", "reason_", "operator_", "caller")


@pytest.mark.parametrize("name", [name for name in WORDING if not name.startswith(WRITTEN)])
def test_a_sentence_can_be_read_aloud(name: str) -> None:
    places = dict.fromkeys(("text", "menu", "question", "speech", "choices"), "瑞安的最低工资")
    assert violations(WORDING[name].format(**places)) == []


def test_ssml_is_whole_whatever_is_said() -> None:
    speech = 'A&B <b>"c"</b>\x00\x0b，好。\ufffe\U0001f600再见！'
    for rate in Rate:
        root = ElementTree.fromstring(ssml(speech, rate))
        assert "".join(root.itertext()) == 'A&B <b>"c"</b>，好。\U0001f600再见！'
    assert 'time="600ms"' in ssml("一。二。", Rate.SLOW)
    assert sentences_of("一。二！三") == ["一。", "二！", "三"]


def test_segments_count_as_networks_bill_them() -> None:
    assert [segments("字" * count) for count in (1, 70, 71, 134, 135)] == [1, 1, 2, 2, 3]
    assert segments("\U0001f600" * 36) == 2


def test_the_first_sentence_of_an_answer() -> None:
    assert first_sentence("一句。二句。\n⚠ 注意。") == "一句。"
    assert first_sentence("分两档：\n甲：1元\n乙：2元\n出处：《…》") == "分两档：\n甲：1元\n乙：2元"
    assert first_sentence("") == ""
