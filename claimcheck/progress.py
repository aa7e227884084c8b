"""Progress as an observer: stages tell it what they do, and by default nobody listens."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Step(Protocol):
    """One stage under way."""

    def advance(self, amount: int = 1) -> None:
        """Say that `amount` more pieces are done."""


class Progress(Protocol):
    """Whoever wants to know how a run gets on."""

    def step(self, name: str, total: int) -> AbstractContextManager[Step]:
        """Begin a stage of `total` pieces; the context ends it."""


class _SilentStep:
    def advance(self, amount: int = 1) -> None:
        """Say nothing."""


class Silent:
    """The default: a library call prints nothing."""

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Step]:  # noqa: ARG002
        """Do as told, in silence."""
        yield _SilentStep()
