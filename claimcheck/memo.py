"""What a stage made once, as an observer of the run: by default nothing is kept, and every stage does its work."""

from collections.abc import Callable
from typing import Protocol, TypeVar

Value = TypeVar("Value")


class Memo(Protocol):
    """Whoever keeps the results of stages; a result is known by its stage and by everything it was made from."""

    def recall(self, stage: str, inputs: object, kind: type[Value]) -> Value | None:
        """Return what was kept for a stage and these inputs, if it is a whole value of this type."""

    def keep(self, stage: str, inputs: object, value: object) -> None:
        """Keep what a stage made from these inputs."""

    def once(self, stage: str, inputs: object, kind: type[Value], make: Callable[[], Value]) -> Value:
        """Return what is kept, else what `make` returns, which is kept; whatever `make` raises is passed on."""

    def tidy(self) -> None:
        """Make room, when a run is over."""


class Forgetful:
    """The default: everything is made anew."""

    def recall(self, stage: str, inputs: object, kind: type[Value]) -> Value | None:  # noqa: ARG002
        """Know nothing."""
        return None

    def keep(self, stage: str, inputs: object, value: object) -> None:
        """Keep nothing."""

    def once(self, stage: str, inputs: object, kind: type[Value], make: Callable[[], Value]) -> Value:  # noqa: ARG002
        """Have it made."""
        return make()

    def tidy(self) -> None:
        """Have nothing to tidy."""
