"""Retries for every registry: which failures pass, how long to wait, when to give up.

What is asked in vain is bounded: a try ends after 30 seconds, nothing is tried again once 20 have passed, and a wait
between two tries takes at most 10. So no question costs more than a minute, nor do all that are asked in a row in vain.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import inf
from typing import TypeVar
from urllib.parse import urlsplit

from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    wait_exponential,
    wait_random,
)

from claimcheck.deadline import within
from claimcheck.errors import RegistryError

Value = TypeVar("Value")

ATTEMPTS = 3
"""Tries of one request."""
_SLOW_ATTEMPTS = 2
_LONGEST_TRY = 30.0
"""Seconds for one try, from the name server to the last byte."""
_PATIENCE = 20.0
"""Seconds after which a question is not tried again."""
_LONGEST_WAIT = 10.0
"""Seconds; a registry that asks for more is left alone for this run."""
_backoff = wait_exponential(multiplier=0.5, max=_LONGEST_WAIT) + wait_random(0, 0.5)
_LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
_LOCAL_REST = 0.01
"""Seconds of back-off on this machine, where nobody else is kept waiting."""


def is_local(address: str) -> bool:
    """Whether a registry runs on this machine: it has no limits but those its answers name."""
    try:
        return urlsplit(address).hostname in _LOCAL
    except ValueError:
        return False


class PassingError(RegistryError):
    """A failure that may pass: no connection, 429, 5xx, an answer cut short."""

    def __init__(
        self, message: str, retry_after: str | None = None, *, slow: bool = False, absent: bool = False
    ) -> None:
        super().__init__(message)
        self.slow = slow
        """Whether it took a whole time-out to find out."""
        self.absent = absent
        """Whether no connection came about at all."""
        self.retry_after = _seconds(retry_after)


class AnsweredError(RegistryError):
    """The registry answered, and the answer is no; its health is not in question."""


def patiently(ask: Callable[[], Value], name: str, *, local: bool = False, left: float = inf) -> Value:
    """Call `ask`, again with back-off while its failures may pass; raises RegistryError when they do not.

    `name` is the registry's, as messages write it; `left` are the seconds that may be waited in vain.
    """
    end = time.monotonic() + left

    def once() -> Value:
        longest = max(0.0, min(_LONGEST_TRY, end - time.monotonic()))
        try:
            return within(longest, ask)
        except TimeoutError:
            raise PassingError(f"{name} did not answer within {longest:.0f} seconds", slow=True) from None

    retrying = Retrying(
        stop=lambda state: state.attempt_number >= ATTEMPTS or _is_too_slow(state) or time.monotonic() >= end,
        wait=_wait_locally if local else _wait,
        retry=retry_if_exception(_may_pass),
        reraise=True,
    )
    return retrying(once)


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, PassingError) and (error.retry_after or 0) <= _LONGEST_WAIT


def _is_too_slow(state: RetryCallState) -> bool:
    """Whether waiting on, or for a time-out a third time, would hold up the run."""
    if (state.seconds_since_start or 0) >= _PATIENCE:
        return True
    error = state.outcome.exception() if state.outcome else None
    return isinstance(error, PassingError) and error.slow and state.attempt_number >= _SLOW_ATTEMPTS


def _wait(state: RetryCallState) -> float:
    asked = _asked_for(state)
    return _backoff(state) if asked is None else asked


def _wait_locally(state: RetryCallState) -> float:
    asked = _asked_for(state)
    return _LOCAL_REST if asked is None else asked


def _asked_for(state: RetryCallState) -> float | None:
    """Return the seconds that the registry itself asked for."""
    error = state.outcome.exception() if state.outcome else None
    return error.retry_after if isinstance(error, PassingError) else None


def _seconds(retry_after: str | None) -> float | None:
    """Return what a `Retry-After` header asks for, seconds or an HTTP date; None where it says nothing."""
    if not retry_after:
        return None
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(retry_after)
        return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):  # some years are beyond all calendars
        return None
