"""Faults: unexpected exceptions, each kept where it happens, so that it costs one page or reference and not the run.

Around each thing that is read, asked, judged or written on its own stands one boundary; what fails behind it becomes a
`Fault`, everything else is reported, and the run ends with status 2. Causes are mended all the same.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.model.finding import Fault

_PACKAGE = str(Path(__file__).parent)


class Faults:
    """What went wrong unexpectedly in a run; safe to use from several threads."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def note(self, where: str, error: Exception) -> Fault:
        """Keep an exception met at `where`: a page, a reference, an address, a report."""
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if frame.filename.startswith(_PACKAGE)] or frames
        place = f"{own[-1].filename.removeprefix(_PACKAGE)} {own[-1].name}" if own else ""
        kind = type(error).__name__
        words = " ".join(f"{kind}: {error}".split())[:200].encode("utf-8", "backslashreplace").decode()
        told = "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace").decode()
        fault = Fault(where, words, sha256(f"{kind} {place}".encode()).hexdigest()[:8], told)
        self.found.append(fault)
        return fault

    @contextmanager
    def kept(self, where: str) -> Iterator[None]:
        """Let what fails unexpectedly in the block end the block only."""
        try:
            yield
        except ClaimcheckError:
            raise
        except Exception as error:  # noqa: BLE001 - this is the boundary
            self.note(where, error)
