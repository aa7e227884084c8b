"""A call is bounded by a deadline; what it returns or raises comes through."""

import threading

import pytest

from claimcheck.deadline import within


def test_what_a_call_returns_or_raises_comes_through() -> None:
    assert within(10, lambda: "done") == "done"
    with pytest.raises(ValueError, match="soon"):
        within(10, lambda: int("soon"))


def test_a_call_that_does_not_end_is_left_behind() -> None:
    release = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.05, release.wait)
    release.set()
