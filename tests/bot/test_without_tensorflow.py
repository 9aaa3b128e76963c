import subprocess
import sys
from pathlib import Path

import pytest

from bot.without_tensorflow import NETWORKS

PROGRAM = """
import sys
from pathlib import Path
from bot.quiet import silence
from bot.without_tensorflow import leave_tensorflow_out
silence()
done = leave_tensorflow_out(Path(sys.argv[1]))
import rasa.core.agent, rasa.engine.recipes.default_components
print(done, hasattr(sys.modules["tensorflow"], "__version__"))
from rasa.utils.tensorflow.models import RasaModel
try:
    RasaModel()
except ImportError as error:
    print("RasaModel" in str(error) and "config.yml" in str(error))
"""


def test_rasa_is_imported_without_tensorflow(toy_root: Path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, toy_root / "config.yml"], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False", "True"]


@pytest.mark.parametrize(
    "name", ["DIETClassifier", "TEDPolicy", "ResponseSelector", "UnexpecTEDIntentPolicy"]
)
def test_a_component_with_a_network_is_seen(name: str):
    assert NETWORKS.search(f"pipeline:\n  - name: JiebaTokenizer\n  - name: {name}\n    epochs: 10\n")
    assert not NETWORKS.search(f"pipeline:\n  - name: JiebaTokenizer  # not {name}\n")


def test_a_missing_configuration_changes_nothing(tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; from bot.without_tensorflow import leave_tensorflow_out;"
        "print(leave_tensorflow_out(Path(sys.argv[1])), len(sys.meta_path))"
    )
    command = [sys.executable, "-c", program, tmp_path / "config.yml"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert out[0] == "False"
