import json
import subprocess
import sys

MOBILE = "13800138000"
PROGRAM = f"""
import asyncio, os, threading, warnings
os.environ["OUWEN_LOG_FORMAT"] = "json"
from bot.quiet import silence
silence()
import logging, structlog
text = "{MOBILE}"
logging.getLogger("bot.agent").info("told %s", text)
logging.getLogger("rasa.core").info("not told")
structlog.get_logger().error("rasa.event", text=text, error=ValueError(text))
try:
    raise ValueError(text)
except ValueError:
    structlog.get_logger().exception("rasa.failed %s")
warnings.warn(text)
warnings.warn("not told", DeprecationWarning)
from rasa.shared.utils.io import raise_warning
raise_warning("of Rasa", UserWarning)
import jieba
jieba.default_logger.debug("not told")
jieba.default_logger.warning("of jieba")
from bot.commands.options import notes
notes().print("瓯问启动中…" + "长" * 200)
thread = threading.Thread(target=lambda: 1 / 0, name="worker")
thread.start()
thread.join()
async def fail():
    asyncio.get_running_loop().call_exception_handler({{"message": "in the loop", "exception": KeyError(text)}})
asyncio.run(fail())
class Broken:
    def __del__(self):
        raise RuntimeError(text)
del (Broken := [Broken()])[0]
raise RuntimeError("the end " + text)
"""


def test_in_json_everything_is_one_object_a_line():
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stdout == ""
    assert MOBILE not in run.stderr
    told = [json.loads(line) for line in run.stderr.splitlines()]
    assert [(one["level"], one["logger"], one["message"].partition(": ")[0][:40]) for one in told] == [
        ("info", "bot.agent", "told 【手机号】"),
        ("error", "__main__", "rasa.event text='【手机号】' error=ValueError"),
        ("error", "__main__", "rasa.failed %s"),
        ("warning", "py.warnings", "<string>:15"),
        ("warning", "py.warnings", "<string>:18"),
        ("warning", "jieba", "of jieba"),
        ("info", "ouwen", ("瓯问启动中…" + "长" * 200)[:40]),
        ("error", "ouwen.uncaught", "Thread worker ends by an exception."),
        ("error", "asyncio", "in the loop"),
        ("error", "ouwen.uncaught", "An exception was ignored."),
        ("critical", "ouwen.uncaught", "The process ends by an exception."),
    ]
    assert told[4]["message"] == "<string>:18: UserWarning: of Rasa", "without the colours for a terminal"
    kinds = [one["exception"]["type"] for one in told if "exception" in one]
    assert kinds == ["ValueError", "ZeroDivisionError", "KeyError", "RuntimeError", "RuntimeError"]


def test_text_stays_the_default():
    program = "from bot.quiet import silence; silence(); import logging; logging.getLogger('bot').error('x')"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stderr.endswith(" ERROR bot: x\n")
