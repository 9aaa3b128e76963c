import shutil
from pathlib import Path

import pytest

from bot import training
from bot.errors import TrainingError
from bot.settings import Settings


@pytest.fixture
def root(tmp_path: Path, toy_root: Path) -> Path:
    shutil.copytree(toy_root, tmp_path / "root")
    return tmp_path / "root"


def test_sources_are_the_files_a_model_depends_on(root: Path):
    (root / "bot" / "nlu").mkdir(parents=True)
    (root / "bot" / "nlu" / "normaliser.py").write_text("")
    (root / "bot" / "cli.py").write_text("")
    (root / "knowledge" / "vocabulary").mkdir(parents=True)
    (root / "knowledge" / "vocabulary" / "regions.tsv").write_text("")
    (root / "knowledge" / "search.py").write_text("")
    assert [path.relative_to(root).as_posix() for path in training.sources(root)] == [
        "bot/nlu/normaliser.py",
        "config.yml",
        "data/nlu/intents.yml",
        "data/rules.yml",
        "domain.yml",
        "knowledge/vocabulary/regions.tsv",
    ]


def test_every_source_is_there_and_what_the_classifier_sees_is_among_them():
    repository = Path(training.__file__).parent.parent
    assert [pattern for pattern in training.SOURCES if not any(repository.glob(pattern))] == []
    found = {path.relative_to(repository).as_posix() for path in training.sources(repository)}
    imports = (
        line.split()[1] for line in _imports(repository, "bot/nlu/features.py", "knowledge/facets/masking.py")
    )
    needed = {
        f"{module.replace('.', '/')}.py"
        for module in imports
        if not module.startswith("knowledge.vocabulary")
    }
    assert needed - found == set()


def _imports(repository: Path, *files: str) -> list[str]:
    lines = (line for file in files for line in (repository / file).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line.startswith("from knowledge.")]


def test_the_digest_changes_with_content_and_with_the_name_of_a_source(root: Path):
    before = training.digest(root)
    assert before == training.digest(root)
    domain = root / "domain.yml"
    domain.write_text(domain.read_text(encoding="utf-8").replace("您好！", "您好。"), encoding="utf-8")
    changed = training.digest(root)
    assert changed != before
    (root / "data" / "nlu" / "intents.yml").rename(root / "data" / "nlu" / "other.yml")
    assert training.digest(root) not in (before, changed)


def test_the_digest_is_the_same_in_another_folder(root: Path, toy_root: Path):
    assert training.digest(root) == training.digest(toy_root)


def test_a_model_is_stale_until_one_of_the_present_sources_lies_there(root: Path, tmp_path: Path):
    settings = Settings(root=root, var=tmp_path / "var")
    assert training.is_stale(settings)
    training.model_path(settings).parent.mkdir(parents=True)
    training.model_path(settings).write_bytes(b"")
    assert not training.is_stale(settings)
    with (root / "data" / "rules.yml").open("a") as rules:
        rules.write("\n")
    assert training.is_stale(settings)


def test_training_puts_one_model_in_place_and_removes_the_older_ones(root: Path, tmp_path: Path, capfd):
    settings = Settings(root=root, var=tmp_path / "var")
    older = settings.models_dir / "ouwen-0123456789abcdef.tar.gz"
    older.parent.mkdir(parents=True)
    older.write_bytes(b"old")
    steps: list[str] = []
    model = training.train(settings, steps.append)
    assert model == training.model_path(settings)
    assert [path.name for path in settings.models_dir.iterdir()] == [model.name]
    assert {"CountVectorsFeaturizer", "LogisticRegressionClassifier", "RulePolicy"} <= set(steps)
    assert capfd.readouterr().out == ""


def test_a_missing_source_is_named(root: Path, tmp_path: Path):
    (root / "domain.yml").unlink()
    with pytest.raises(TrainingError, match=r"domain\.yml"):
        training.train(Settings(root=root, var=tmp_path / "var"))


def test_what_rasa_refuses_is_told_and_the_old_model_stays(root: Path, tmp_path: Path):
    settings = Settings(root=root, var=tmp_path / "var")
    older = settings.models_dir / "ouwen-0123456789abcdef.tar.gz"
    older.parent.mkdir(parents=True)
    older.write_bytes(b"old")
    config = root / "config.yml"
    config.write_text(config.read_text().replace("JiebaTokenizer", "NoSuchTokenizer"))
    with pytest.raises(TrainingError, match="NoSuchTokenizer"):
        training.train(settings)
    assert [path.name for path in settings.models_dir.iterdir()] == [older.name]
