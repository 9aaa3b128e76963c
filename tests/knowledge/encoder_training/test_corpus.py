"""Reading the training texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from knowledge.encoder_training.corpus import TrainingArticle, read_bulletins, read_regulations, sentences


def test_article_heads_are_cut_and_packed_and_plain_files_read_in_order(tmp_path: Path) -> None:
    first = {"title": "上海口岸服务条例", "text": "《上海口岸服务条例》第二条 本条例所称的口岸，是指港口。"}
    second = {
        "title": "上海市食品安全条例",
        "text": "《上海市食品安全条例》第一百一十五条 本条例自2017年3月20日起施行。",
    }
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as packed:
        packed.write(json.dumps(first, ensure_ascii=False) + "\n")
    (tmp_path / "b.jsonl").write_text(json.dumps(second, ensure_ascii=False) + "\n", encoding="utf-8")
    assert read_regulations(tmp_path) == [
        TrainingArticle(title="上海口岸服务条例", text="本条例所称的口岸，是指港口。"),
        TrainingArticle(title="上海市食品安全条例", text="本条例自2017年3月20日起施行。"),
    ]


def test_bulletin_lines_are_joined_and_cut_into_three_sentences(tmp_path: Path) -> None:
    lines = "为进一步改善环境空气质量，减少非道路\n\n移动机械污染物排放。一。\n 二；\n三。\n"
    (tmp_path / "2019-12.txt").write_text(lines, encoding="utf-8")
    assert [article.text for article in read_bulletins(tmp_path)] == [
        "为进一步改善环境空气质量，减少非道路移动机械污染物排放。一。二；",
        "三。",
    ]


def test_sentences_keep_their_marks() -> None:
    assert sentences("责令改正；拒不改正的，处罚款。 由城管执行") == [
        "责令改正；",
        "拒不改正的，处罚款。",
        "由城管执行",
    ]
