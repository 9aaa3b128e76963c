"""All series that are counted while the bot works, in a registry of their own."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

# Seconds: a message should take 10 ms, its stages parts of that.
MESSAGE_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.035, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5)
STAGE_BUCKETS = (0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 3)

MESSAGES = Counter("ouwen_messages", "Messages answered.", ("channel", "status", "topic"), registry=REGISTRY)
MESSAGE_SECONDS = Histogram(
    "ouwen_message_seconds",
    "Time from a message in the guard to its last reply.",
    ("channel",),
    registry=REGISTRY,
    buckets=MESSAGE_BUCKETS,
)
STAGE_SECONDS = Histogram(
    "ouwen_stage_seconds",
    "Time in one stage of a message, once each time it is passed.",
    ("stage",),
    registry=REGISTRY,
    buckets=STAGE_BUCKETS,
)
STEP_SECONDS = Counter(
    "ouwen_knowledge_step_seconds",
    "Time that the knowledge base spent in each step of looking for answers.",
    ("step",),
    registry=REGISTRY,
)
ERRORS = Counter("ouwen_errors", "Failures, by where they happened.", ("where",), registry=REGISTRY)
REFUSALS = Counter("ouwen_refusals", "Messages that were not answered.", ("reason",), registry=REGISTRY)
LOST_ROWS = Counter("ouwen_store_lost_rows", "Rows that the store could not keep.", registry=REGISTRY)
KEPT_ASKED = Counter(
    "ouwen_kept_asked", "Looks for what was made before and kept.", ("kind",), registry=REGISTRY
)
KEPT_FOUND = Counter(
    "ouwen_kept_found",
    "Those of them that found it, so that it was not made anew.",
    ("kind",),
    registry=REGISTRY,
)
FEEDBACK = Counter("ouwen_feedback", "Votes on answers.", ("verdict",), registry=REGISTRY)
CALLS = Counter("ouwen_calls", "Calls of the hotline that ended.", ("end",), registry=REGISTRY)

# What each worker holds now; of several workers the sum.
WAITING_ROWS = Gauge(
    "ouwen_store_waiting_rows",
    "Rows that wait to be written.",
    registry=REGISTRY,
    multiprocess_mode="livesum",
)
WORKERS = Gauge("ouwen_workers", "Workers that serve.", registry=REGISTRY, multiprocess_mode="livesum")
MEMORY = Gauge(
    "ouwen_resident_memory_bytes", "Resident memory.", registry=REGISTRY, multiprocess_mode="livesum"
)
CPU = Gauge(
    "ouwen_cpu_seconds", "Processor time of this start.", registry=REGISTRY, multiprocess_mode="livesum"
)
OPEN_FILES = Gauge(
    "ouwen_open_files", "Open file descriptors.", registry=REGISTRY, multiprocess_mode="livesum"
)
