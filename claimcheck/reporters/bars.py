"""Progress bars on standard error, one per stage, gone when the stage ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from claimcheck.progress import Step


class _Bar:
    def __init__(self, bars: RichProgress, total: int, name: str) -> None:
        self._bars = bars
        self._task = bars.add_task(name, total=total)

    def advance(self, amount: int = 1) -> None:
        """Move the bar."""
        self._bars.advance(self._task, amount)


class Bars:
    """Shows each stage as a bar; transient, so that only results stay on the screen."""

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Step]:
        """Show a bar of `total` pieces while the stage runs."""
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with RichProgress(*columns, console=Console(stderr=True), transient=True) as bars:
            yield _Bar(bars, total, name)
