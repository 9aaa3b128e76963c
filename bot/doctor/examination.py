"""Everything that is examined, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.doctor.configuration import access_findings, mistake_findings, secret_findings, settings_of
from bot.doctor.files import bulletin_findings, model_findings, var_findings
from bot.doctor.findings import Examination, Finding, examined
from bot.doctor.index import IndexExamination
from bot.doctor.machine import clock_findings, file_findings, memory_findings
from bot.doctor.packages import package_findings, python_findings, torch_findings
from bot.doctor.services import (
    dask_findings,
    database_findings,
    milvus_findings,
    port_findings,
    redis_findings,
)


def examine(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what is found in an installation with these variables; one that fails stops no other."""
    settings, mistakes = settings_of(environment)
    index = IndexExamination(settings.knowledge())
    examinations: dict[str, Examination] = {
        "Python": python_findings,
        "软件包": lambda: package_findings(settings.root),
        "计算": torch_findings,
        "设置": lambda: mistake_findings(mistakes, environment),
        "密钥": lambda: secret_findings(environment),
        "访问": lambda: access_findings(settings),
        "公报": lambda: bulletin_findings(settings),
        "索引": index.findings,
        "对话模型": lambda: model_findings(settings),
        "数据目录": lambda: var_findings(settings),
        "会话数据库": lambda: database_findings(settings),
        "Redis": lambda: redis_findings(settings),
        "Milvus": lambda: milvus_findings(settings),
        "Dask": lambda: dask_findings(settings),
        "端口": lambda: port_findings(settings),
        "内存": lambda: memory_findings(settings),
        "文件描述符": file_findings,
        "时钟": lambda: clock_findings(settings, index.extent.newest, index.extent.made),
    }
    for subject, examination in examinations.items():
        yield from examined(subject, examination)
