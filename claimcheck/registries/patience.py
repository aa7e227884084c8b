"""Retries for every registry: which failures pass, how long to wait, when to give up."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    wait_exponential,
    wait_random,
)

from claimcheck.errors import RegistryError

Value = TypeVar("Value")

ATTEMPTS = 3
"""Tries of one request."""
_SLOW_ATTEMPTS = 2
_LONGEST_WAIT = 10.0
"""Seconds; a registry that asks for more is left alone for this run."""
_backoff = wait_exponential(multiplier=0.5, max=_LONGEST_WAIT) + wait_random(0, 0.5)
_LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
_LOCAL_REST = 0.01
"""Seconds between tries on this machine, where nobody else is kept waiting."""


def is_local(address: str) -> bool:
    """Whether a registry runs on this machine: it has no limits but those its answers name."""
    try:
        return urlsplit(address).hostname in _LOCAL
    except ValueError:
        return False


class PassingError(RegistryError):
    """A failure that may pass: no connection, 429, 5xx, an answer cut short."""

    def __init__(self, message: str, retry_after: str | None = None, *, slow: bool = False) -> None:
        super().__init__(message)
        self.slow = slow
        """Whether it took a whole time-out to find out."""
        try:
            self.retry_after = float(retry_after) if retry_after else None
        except ValueError:  # a date, which Crossref and its neighbours do not send
            self.retry_after = None


def patiently(ask: Callable[[], Value], *, local: bool = False) -> Value:
    """Call `ask`, again with back-off while its failures may pass; raises RegistryError when they do not."""
    retrying = Retrying(
        stop=lambda state: state.attempt_number >= ATTEMPTS or _is_too_slow(state),
        wait=_wait_locally if local else _wait,
        retry=retry_if_exception(_may_pass),
        reraise=True,
    )
    return retrying(ask)


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, PassingError) and (error.retry_after or 0) <= _LONGEST_WAIT


def _is_too_slow(state: RetryCallState) -> bool:
    """Whether waiting for a time-out a third time would hold up the run."""
    error = state.outcome.exception() if state.outcome else None
    return isinstance(error, PassingError) and error.slow and state.attempt_number >= _SLOW_ATTEMPTS


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, PassingError) and error.retry_after is not None:
        return error.retry_after
    return _backoff(state)


def _wait_locally(state: RetryCallState) -> float:
    return min(_wait(state), _LOCAL_REST)
