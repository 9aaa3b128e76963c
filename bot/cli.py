"""The `ouwen` command; also `python -m bot.cli`.

This file imports nothing but the standard library until the Python and the packages are known to be right.
"""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Callable

PYTHON = (3, 10)
INTERRUPTED = 130
# What the error of a bot that cannot start ends with.
EXAMINE = "（ouwen doctor 可以检查整个安装。）"
DISK_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS})
# What to do about each error of `knowledge`, by the name of its class.
ADVICE = {
    "BulletinError": "公报文件有问题，请恢复或改正该文件后重试。",
    "IssueMissingError": "没有这一期公报，ouwen bulletins 列出收录的各期。",
    "IndexBusyError": "另一个进程正在改索引，请等它结束后重试。",
    "IndexUnavailableError": "Milvus 连不上，请检查 OUWEN_MILVUS_URI，或设 OUWEN_INDEX_BACKEND=files。",
    "WorkersError": "读公报的进程不能用，请检查 OUWEN_DASK_SCHEDULER 和 Dask，或改用 --workers。",
    "SettingsError": "设置不对，请按提示改正。",
    "GenerationMissingError": "没有这一代索引，ouwen history 列出现有的各代。",
    "IndexMissingError": "还没有索引，请运行 ouwen build。",
    "IndexCorruptError": "索引已损坏，请运行 ouwen build 重建。",
    "IndexEncoderMismatchError": "索引是用别的编码模型建的，请运行 ouwen build 重建。",
    "EncoderError": "编码模型不能用，请恢复 knowledge/encoder_model 或改正 OUWEN_ENCODER。",
    "RerankerError": "重排模型不能用，请恢复 knowledge/ranking/model.json 或运行 ouwen train-reranker。",
    "EvaluationError": "评测文件读不了，请按提示改正。",
    "VocabularyError": "词表文件有问题，请恢复 knowledge/vocabulary 下的文件。",
    "KnowledgeError": "公报知识部分出错。",
}


def main() -> None:
    """Run the command and end the process with its exit code: 0, 1 for an error told, 2 for wrong usage."""
    if sys.version_info[:2] != PYTHON:
        _fail(
            f"需要 Python 3.10，现在是 {sys.version_info[0]}.{sys.version_info[1]}：请运行 make install，"
            "再用 .venv/bin/ouwen。"
        )
    try:
        from bot.commands import app
    except ModuleNotFoundError as error:
        _fail(f"缺少 Python 包 {error.name}：请运行 make install。")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    _run(app)


def _run(app: Callable[[], object]) -> None:
    """Run the typer application; what stops it is told in one line."""
    from bot.errors import BotError
    from knowledge.errors import KnowledgeError

    try:
        app()
    except BotError as error:
        _fail(str(error))
    except KnowledgeError as error:
        _fail(knowledge_message(error))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except ModuleNotFoundError as error:
        _fail(f"缺少 Python 包 {error.name}：请运行 make install。")
    except OSError as error:
        _fail(storage_message(error))


def knowledge_message(error: Exception) -> str:
    """Return the line for an error of `knowledge`: what to do in Chinese, then the error's own words.

    One that comes from the disk is told as what it is.
    """
    if isinstance(error.__cause__, OSError) and error.__cause__.errno in DISK_ERRORS:
        return storage_message(error.__cause__)
    advice = next((ADVICE[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in ADVICE), "")
    return f"{advice}（{error}）" if advice else str(error)


def storage_message(error: OSError) -> str:
    """Return the line for a disk that is full, may not be written or is otherwise in the way."""
    where = f" {error.filename}" if error.filename else "文件"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"磁盘已满，写不了{where}：请腾出空间后重试，或用 OUWEN_VAR 换一个目录。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"没有权限读写{where}：请检查权限，或用 OUWEN_VAR 换一个可写的目录。"
    return f"读写{where}出错（{error.strerror or error}）：请检查该文件或目录后重试。"


def _fail(message: str) -> None:
    """Write one line to stderr and end with exit code 1."""
    line = " ".join(message.split())
    if sys.argv[1:2] == ["serve"]:
        line += EXAMINE
    if _writes_json():
        logging.getLogger("ouwen").critical("%s", line)
    else:
        sys.stderr.write(f"错误：{line}\n")
    sys.exit(1)


def _writes_json() -> bool:
    """Tell whether this process logs JSON; one that got no further than its imports does not."""
    quiet = sys.modules.get("bot.quiet")
    return quiet is not None and bool(quiet.writes_json())


if __name__ == "__main__":
    main()
