"""What can go wrong, as one tree; a person sees the message and the remedy, never a traceback.

ClaimcheckError
├── ConfigError     a setting that cannot be
├── ReadError       a page that cannot be read (the other pages still are)
├── LockError       a lock file that cannot be understood or written
├── BaselineError   a baseline file that cannot be understood or written
├── ReportError     a report that cannot be written
└── RegistryError   a registry that did not answer as it should; caught in `evidence`, where it becomes *unreachable*
"""


class ClaimcheckError(Exception):
    """Anything claimcheck itself refuses, with what to do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} ({self.remedy})" if self.remedy else self.message


class ConfigError(ClaimcheckError):
    """A setting that cannot be: an unknown key, a value of the wrong kind."""


class ReadError(ClaimcheckError):
    """A page that cannot be read; the run goes on without it and ends with status 2."""


class LockError(ClaimcheckError):
    """A lock file that cannot be understood or written."""


class BaselineError(ClaimcheckError):
    """A baseline file that cannot be understood or written."""


class ReportError(ClaimcheckError):
    """A report that cannot be written."""


class RegistryError(ClaimcheckError):
    """A registry that did not answer as it should: down, throttling, or talking nonsense."""
