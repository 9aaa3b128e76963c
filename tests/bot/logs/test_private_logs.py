import logging
import subprocess
import sys

import pytest

from bot.logs.private import mask_logs, masked_line

MOBILE, IDENTITY = "13800138000", "11010519491231002X"


@pytest.fixture
def factory():
    before = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(before)


def test_message_arguments_and_traceback_of_a_record_are_masked(factory, caplog):
    mask_logs()
    logger = logging.getLogger("anything")
    with caplog.at_level(logging.INFO):
        logger.info("from %s with %s", MOBILE, {"id": IDENTITY, "n": int(MOBILE)})
        try:
            raise ValueError(f"no such caller {MOBILE}")
        except ValueError:
            logger.exception("failed for %s", IDENTITY)
    assert caplog.messages[0] == "from 【手机号】 with {'id': '【身份证号】', 'n': 【手机号】}"
    assert "no such caller 【手机号】" in caplog.text
    assert MOBILE not in caplog.text
    assert IDENTITY not in caplog.text


def test_a_record_that_names_nobody_stays(factory, caplog):
    mask_logs()
    with caplog.at_level(logging.INFO):
        logging.getLogger("anything").info("%d rows in %.1f s", 3, 0.25)
    assert caplog.messages == ["3 rows in 0.2 s"]


def test_masking_twice_installs_one_factory(factory):
    mask_logs()
    once = logging.getLogRecordFactory()
    mask_logs()
    assert logging.getLogRecordFactory() is once


def test_a_line_of_structlog_is_masked():
    assert masked_line(None, "info", f"event text={MOBILE}") == "event text=【手机号】"


PROGRAM = f"""
from bot.quiet import silence
silence()
import structlog, warnings
text = "{MOBILE}"
structlog.get_logger().error("e.v", text=text, number=int(text), error=ValueError(text))
try:
    raise ValueError(text)
except ValueError:
    structlog.get_logger().exception("failed")
warnings.warn(text)
"""


def test_a_silenced_process_writes_no_number_from_structlog_or_warnings():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert MOBILE not in done.stdout + done.stderr
    assert done.stderr.count("【手机号】") >= 4
