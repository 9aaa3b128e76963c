import gzip
import shutil
from collections import namedtuple
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.doctor import files
from bot.doctor.files import bulletin_findings, model_findings, var_findings
from bot.doctor.findings import Mark
from bot.doctor.index import IndexExamination
from bot.settings import REPOSITORY, Settings
from bot.training import model_path


def marks(findings) -> list[tuple[str, Mark]]:
    return [(finding.subject, finding.mark) for finding in findings]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with an index of one bulletin."""
    from knowledge.build import build_index

    folder = tmp_path_factory.mktemp("doctor")
    (folder / "bulletins").mkdir()
    shutil.copy(REPOSITORY / "data" / "bulletins" / "2019-12.txt", folder / "bulletins")
    settings = Settings(var=folder / "var", bulletins_dir=folder / "bulletins")
    build_index(settings.knowledge())
    return settings


def index_of(settings: Settings) -> IndexExamination:
    return IndexExamination(settings.knowledge())


def test_a_whole_index_is_well_and_tells_how_far_it_reaches(built: Settings):
    index = index_of(built)
    assert marks(index.findings()) == [("编码模型", Mark.GOOD), ("索引", Mark.GOOD)]
    assert index.extent.newest is not None
    assert index.extent.newest > date(2019, 6, 1)
    assert index.extent.made is not None


def test_an_index_of_other_bulletins_is_stale(built: Settings, tmp_path: Path):
    shutil.copy(REPOSITORY / "data" / "bulletins" / "2020-06.txt", tmp_path)
    finding = list(index_of(replace(built, bulletins_dir=tmp_path)).findings())[-1]
    assert (finding.mark, finding.fix) == (Mark.WARNING, "ouwen build")
    assert "启动时会重建" in finding.told


def test_no_index_and_a_damaged_one_name_the_command(built: Settings, tmp_path: Path):
    missing = list(index_of(Settings(var=tmp_path)).findings())[-1]
    assert (missing.mark, missing.told, missing.fix) == (Mark.WARNING, "还没有，启动时会建", "ouwen build")
    shutil.copytree(built.index_dir, tmp_path / "index")
    for path in (tmp_path / "index" / "segments").rglob("*"):
        if path.is_file() and path.suffix != ".json":
            path.write_bytes(b"x")
    damaged = list(index_of(replace(built, var=tmp_path)).findings())[-1]
    assert (damaged.mark, damaged.fix) == (Mark.FAULT, "ouwen build")


def test_an_encoder_that_is_not_there_is_told(built: Settings, tmp_path: Path):
    findings = list(index_of(replace(built, encoder=str(tmp_path / "none"))).findings())
    assert marks(findings)[0] == ("编码模型", Mark.WARNING)


def test_the_folder_of_the_bulletins(tmp_path: Path):
    assert marks(bulletin_findings(Settings())) == [("公报", Mark.GOOD)]
    assert marks(bulletin_findings(Settings(bulletins_dir=tmp_path / "none"))) == [("公报", Mark.FAULT)]
    assert marks(bulletin_findings(Settings(bulletins_dir=tmp_path))) == [("公报", Mark.FAULT)]
    (tmp_path / "2020-01.txt").touch()
    (finding,) = bulletin_findings(Settings(bulletins_dir=tmp_path))
    assert finding.told == "是空文件：2020-01.txt"


def test_the_model(tmp_path: Path, toy: Settings):
    assert marks(model_findings(toy)) == [("对话模型", Mark.GOOD)]
    settings = replace(toy, var=tmp_path)
    (missing,) = model_findings(settings)
    assert (missing.mark, missing.told, missing.fix) == (Mark.WARNING, "还没有，启动时会训练", "ouwen train")
    settings.models_dir.mkdir()
    (settings.models_dir / "ouwen-0.tar.gz").touch()
    assert [finding.told for finding in model_findings(settings)] == ["与现在的语料和规则不符，启动时会训练"]
    model_path(settings).write_bytes(gzip.compress(b"no archive")[:-4])
    assert marks(model_findings(settings)) == [("对话模型", Mark.FAULT)]
    assert marks(model_findings(replace(toy, root=tmp_path))) == [("对话模型", Mark.FAULT)]


def test_a_full_disk_and_a_file_in_the_way_are_told(tmp_path: Path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    for free, mark in ((1 << 20, Mark.FAULT), (500 << 20, Mark.WARNING), (5 << 30, Mark.GOOD)):
        monkeypatch.setattr(files.shutil, "disk_usage", lambda path, free=free: usage(1 << 40, 0, free))
        assert marks(var_findings(Settings(var=tmp_path / "var"))) == [("数据目录", mark)]
    (tmp_path / "file").touch()
    (finding,) = var_findings(Settings(var=tmp_path / "file" / "var"))
    assert finding.told == f"{tmp_path / 'file'} 不是目录"


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(files.os, "access", lambda path, mode: False)
    (finding,) = var_findings(Settings(var=tmp_path))
    assert (finding.mark, finding.told) == (Mark.FAULT, f"不能写 {tmp_path}")
    assert sorted(tmp_path.iterdir()) == []
