"""From a thumb down to a regression question, and the figures, in Chromium."""

from __future__ import annotations

import csv
import io
import json
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from bot.replay import read_scripts
from knowledge.evaluation.question_set import read_question_set
from tests.browser.console_page import ConsolePage

pytestmark = pytest.mark.browser


@pytest.fixture
def console(driver: Chrome, bot_address: str) -> Iterator[ConsolePage]:
    """The console, logged in, 1280 wide."""
    opened = ConsolePage(driver, bot_address)
    opened.resize(1280)
    opened.open("figures")
    driver.get_log("browser")
    yield opened
    assert opened.console_errors() == []


def disliked(console: ConsolePage, question: str) -> str:
    """Ask as a resident, point the thumb down, and return the sender."""
    sender = uuid.uuid4().hex
    turn = console.say(sender, question)[0]["custom"]["turn"]
    vote = {"sender": sender, "turn": turn, "verdict": "down", "reason": "outdated", "comment": "太老了"}
    address = f"{console.address}/webhooks/widget/feedback"
    with urllib.request.urlopen(urllib.request.Request(address, json.dumps(vote).encode())) as answer:
        assert answer.status == 200
    return sender


def test_a_disliked_answer_becomes_a_regression_question(console: ConsolePage, tmp_path: Path):
    mark = uuid.uuid4().hex[:8]
    question = f"瑞安最低工资多少{mark}"
    disliked(console, question)
    console.open(f"inbox?q={mark}")
    cluster = console.until(".cluster", question)
    assert "点踩 1" in cluster.text
    console.one(".cluster summary").click()
    assert "点踩：已经过时：太老了" in console.until(".cluster .vote").text
    console.press("标注", cluster)
    form = console.until(".cluster form.label")
    assert console.one("#label-turns").get_attribute("value") == question
    console.press("存为回归题", form)
    console.until("#said", "至少写一个")
    console.fill("#label-must", "1660元 | 1660 元")
    console.fill("#label-cite", "温政发〔2015〕58号")
    console.press("存为回归题", form)
    kept = console.until("#labels li", question)
    console.press("试一遍", kept)
    console.until("#labels .verdict", "通过：答对了")
    headers, text = console.fetched("api/labels.jsonl")
    assert headers["Cache-Control"] == "no-store"
    file = tmp_path / "labels.jsonl"
    file.write_text(text, encoding="utf-8")
    script = next(one for one in read_scripts(file) if one.turns == (question,))
    judged = next(one for one in read_question_set(file).questions if one.id == script.id)
    assert judged.expected.must_contain == (("1660元", "1660 元"),)
    assert judged.expected.cite == ("温政发〔2015〕58号",)

    console.screenshot("inbox-labelled", 1280)
    console.press("标为已处理", console.until(".cluster", question))
    console.until(".clusters .empty")
    console.press("删除", console.until("#labels li", question))
    assert "不能恢复" in console.confirm("删除")
    console.wait.until(lambda _: question not in console.one("#labels").text)


def test_what_residents_write_is_shown_as_text_and_masked(console: ConsolePage):
    mark = uuid.uuid4().hex[:8]
    console.say(uuid.uuid4().hex, f"</script><img src=x onerror=alert(1)>电话13812345678，{mark}")
    console.open(f"inbox?q={mark}")
    cluster = console.until(".cluster", "<img src=x onerror=alert(1)>")
    assert "13812345678" not in cluster.text
    assert console.all("main img") == []


def test_the_figures_grow_with_what_is_asked_and_are_drawn(console: ConsolePage):
    def asked() -> int:
        console.open("figures")
        return int(console.until(".numbers strong").text)

    before = asked()
    console.say(uuid.uuid4().hex, "鹿城区最低工资多少")
    assert asked() == before + 1
    drawn = {one.text for one in console.all("figure h2")}
    assert {"按时段（消息）", "按结果", "按话题", "按渠道", "用时"} <= drawn
    bars = console.driver.execute_script("return document.querySelectorAll('svg.chart rect').length")
    assert bars >= 24 + 4
    console.press("昨天")
    first, last = (console.one(f"#{name}").get_attribute("value") for name in ("first", "last"))
    assert first == last
    console.press("7 天")
    console.until("figure h2", "按日（消息）")
    console.one("figure summary").click()
    assert "0时" in console.until("figure table").text


def test_the_turns_and_the_figures_are_tables_for_excel(console: ConsolePage):
    sender = uuid.uuid4().hex
    console.say(sender, "=1+1 鹿城区最低工资多少")
    console.open("figures")
    links = [console.one(f"#csv-{what}").get_attribute("href") for what in ("turns", "figures")]
    headers, turns = console.fetched(links[0].partition("/staff/")[2])
    assert "attachment" in headers["Content-Disposition"]
    assert turns.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(turns.lstrip("\ufeff"), newline="")))
    mine = next(row for row in rows if row[2] == sender)
    assert mine[3] == "'=1+1 鹿城区最低工资多少"
    assert "合计,提问," in console.fetched(links[1].partition("/staff/")[2])[1]
