"""What a stage made once, as an observer of the run."""

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Memo:
    """Keeps results of stages, known by their stage and all they were made from; this one forgets: all is made anew."""

    def recall(self, stage: str, inputs: object, kind: type[Value]) -> Value | None:  # noqa: ARG002
        """Return what was kept for a stage and these inputs, if it is a whole value of this type."""
        return None

    def keep(self, stage: str, inputs: object, value: object) -> None:
        """Keep what a stage made from these inputs."""

    def once(self, stage: str, inputs: object, kind: type[Value], make: Callable[[], Value]) -> Value:
        """Return what is kept, else what `make` returns, which is kept; whatever `make` raises is passed on."""
        known = self.recall(stage, inputs, kind)
        if known is None:
            known = make()
            self.keep(stage, inputs, known)
        return known

    def tidy(self) -> None:
        """Make room, when a run is over."""
