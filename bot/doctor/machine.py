"""The machine: memory, file descriptors, clock and time zone."""

from __future__ import annotations

import resource
from collections.abc import Callable
from datetime import date, datetime, timedelta

import psutil

from bot.doctor.findings import Findings, fault, good, warning
from bot.settings import Settings
from knowledge.plausible_day import is_plausible

GIBIBYTE = 1 << 30
# One worker takes 0.8 GiB; those after it share most of that.
FIRST_WORKER, NEXT_WORKER = 1.0, 0.3
FEWEST_FILES = 1024
WENZHOU = timedelta(hours=8)
# The newest bulletin is older than this: new ones were not taken in.
OLD_DAYS = 400
AHEAD = timedelta(minutes=10)


def memory_findings(settings: Settings) -> Findings:
    """Examine whether the workers fit into memory."""
    needed = FIRST_WORKER + NEXT_WORKER * (settings.operation.workers - 1)
    free = psutil.virtual_memory().available / GIBIBYTE
    told = f"可用 {free:.1f} GiB，{settings.operation.workers} 个工作进程约需 {needed:.1f} GiB"
    if free < needed:
        yield warning("内存", told, "腾出内存，或减小 OUWEN_WORKERS")
    else:
        yield good("内存", told)


def file_findings() -> Findings:
    """Examine how many files, and so connections, may be open."""
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit < FEWEST_FILES:
        yield warning("文件描述符", f"最多 {limit} 个，同时在线的人多了会不够", "ulimit -n 8192")
    else:
        yield good("文件描述符", f"最多 {limit} 个")


def clock_findings(
    settings: Settings, newest: date | None, made: datetime | None, now: Callable[[], datetime] = datetime.now
) -> Findings:
    """Examine today, clock and time zone beside the `newest` bulletin and when the index was `made`."""
    moment = now().astimezone()
    today = settings.fixed_today or moment.date()
    if settings.fixed_today:
        yield warning(
            "OUWEN_TODAY", f"固定为 {settings.fixed_today}，不随时钟走", "正式运行时 unset OUWEN_TODAY"
        )
    if made is not None and moment < made - AHEAD:
        yield fault("时钟", f"现在是 {moment:%Y-%m-%d %H:%M}，早于建索引的时间", "timedatectl set-ntp true")
    elif not is_plausible(today, newest):
        side = "早于" if newest is not None and today < newest else "远在其后："
        yield fault("日期", f"今天是 {today}，{side}最新公报的 {newest}", "校准时钟，或改正 OUWEN_TODAY")
    else:
        yield good("时钟", f"{moment:%Y-%m-%d %H:%M %z}，今天算 {today}")
    if moment.utcoffset() != WENZHOU:
        yield warning("时区", f"{moment:%Z}，不是北京时间，零点前后“今天”会差一天", "export TZ=Asia/Shanghai")
    if newest is not None and (today - newest).days > OLD_DAYS:
        days = (today - newest).days
        yield warning("公报新旧", f"最新的公报到 {newest}，已过 {days} 天", "ouwen ingest 收录新一期公报")
