"""Every error that `knowledge` raises: each names the thing, the value found and the fix."""


class KnowledgeError(Exception):
    """The base of all errors of this package; its text may be shown to staff, never to residents."""


class BulletinError(KnowledgeError):
    """A bulletin file is missing, empty, in another encoding or no bulletin."""


class IssueMissingError(KnowledgeError):
    """The index does not hold the issue that was named, or would hold none at all."""


class IndexMissingError(KnowledgeError):
    """There is no index under the folder that the settings name."""


class IndexCorruptError(KnowledgeError):
    """The index folder is incomplete or its files do not match its manifest."""


class IndexBusyError(KnowledgeError):
    """Another process is changing the index."""


class IndexUnavailableError(KnowledgeError):
    """The backend of the index, a Milvus, does not answer or is in use by another process."""


class WorkersError(KnowledgeError):
    """The processes or machines that should read bulletins are not there, were lost, or run other code."""


class SettingsError(KnowledgeError):
    """A setting of `knowledge` has a value that it does not take."""


class GenerationMissingError(KnowledgeError):
    """The generation that was asked for is not kept."""


class IndexEncoderMismatchError(KnowledgeError):
    """The index was built with another encoder than the one loaded."""


class EncoderError(KnowledgeError):
    """An encoder cannot be loaded, or gives vectors of an unexpected shape."""


class RerankerError(KnowledgeError):
    """The model of the re-ranker cannot be read or does not fit the features of this version."""


class VocabularyError(KnowledgeError):
    """A vocabulary file is missing or one of its lines does not have the expected form."""


class EvaluationError(KnowledgeError):
    """A set to measure on, or the result of another run, cannot be read or does not fit."""
