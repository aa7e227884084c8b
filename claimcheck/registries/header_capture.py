"""The headers of Crossref's good answers, which habanero does not pass on.

habanero calls `httpx2.get` and returns the JSON alone. Beneath it httpcore2 writes the headers of every answer to its
log, at the level of debugging. While one of our own calls runs, that log is turned on and read; whoever had not
turned it on sees nothing of it, and afterwards it is as it was. Where nothing can be captured (logging is switched off,
the library words its log otherwise) it is as if the answer had said nothing.

What would remove this module: a habanero that returns the headers of an answer or takes a client of the caller's, whose
hooks see them; or Crossref asked through `registries.http`, as the other registries are.
"""

import logging
import threading
from ast import literal_eval
from collections.abc import Iterator
from contextlib import contextmanager

_LOG = "httpcore2.http11"
_HEADERS_FOLLOW = "receive_response_headers.complete return_value="
_LONGEST = 64 * 1024
"""Characters of a record that are read."""


class _Capture(logging.Filter):
    """Takes the records of one thread out of the log; those of others pass where they would have passed before."""

    def __init__(self) -> None:
        super().__init__()
        self.headers: dict[str, str] = {}
        self._thread = threading.get_ident()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.thread == self._thread:
            self.headers.update(_headers(record.getMessage()))
        return _before.shown


class _Before:
    """How the log was before the first capture; a call that was given up on may go on with its own."""

    level = logging.NOTSET
    shown = False
    captures = 0


_before = _Before()
_turning = threading.Lock()


@contextmanager
def captured_headers() -> Iterator[dict[str, str]]:
    """Yield what fills up, while the block runs, with the headers of the answers it gets; names in lower case."""
    log = logging.getLogger(_LOG)
    capture = _Capture()
    with _turning:
        if not _before.captures:
            _before.level, _before.shown = log.level, log.isEnabledFor(logging.DEBUG)
            log.setLevel(logging.DEBUG)
        _before.captures += 1
        log.addFilter(capture)
    try:
        yield capture.headers
    finally:
        with _turning:
            log.removeFilter(capture)
            _before.captures -= 1
            if not _before.captures:
                log.setLevel(_before.level)


def _headers(message: str) -> dict[str, str]:
    """Return the headers that a record tells of: `… return_value=(b'HTTP/1.1', 200, b'OK', [(b'Server', b'…'), …])`."""
    if not message.startswith(_HEADERS_FOLLOW) or len(message) > _LONGEST:
        return {}
    try:
        pairs = literal_eval(message.removeprefix(_HEADERS_FOLLOW))[3]
        return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in pairs}
    except (ValueError, SyntaxError, TypeError, AttributeError, LookupError, MemoryError, RecursionError):
        return {}
