"""What stops a command or the server: each error names the thing, the value found and the way out."""


class BotError(Exception):
    """The base of all errors of this package; its text is one line for staff, never for residents."""


class SettingError(BotError):
    """An environment variable or option does not have the expected form."""


class PortBusyError(BotError):
    """Another program listens on the port."""


class StorageError(BotError):
    """A file or folder under var/ cannot be written."""


class DatabaseAwayError(BotError):
    """The database of the conversations cannot be read at the moment; it is tried again by itself."""


class TrainingError(BotError):
    """Rasa could not train a model from config.yml, domain.yml and data/."""


class ModelError(BotError):
    """The trained model cannot be loaded."""


class ReplayError(BotError):
    """A line of a replay file is no conversation."""


class WorkerError(BotError):
    """A worker of the server ended before it could answer."""


class NoticeError(BotError):
    """A notice cannot be pinned as it is."""
