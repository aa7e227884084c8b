"""habanero's requests, bounded: what `httpx2.get` would read whole is streamed, and given up where it does not end.

habanero asks through `httpx2.get` and neither bounds an answer nor passes its headers on. In its two modules that ask,
the name `httpx2` means what stands here: all of httpx2, but for a `get` of our own. A test notices when habanero asks
in another way. What would remove this file: a habanero that takes a client of the caller's.
"""

import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import habanero.request
import habanero.request_class
import httpx2

from claimcheck.bounds import ANSWER_BYTES

_GZIP = 16 + zlib.MAX_WBITS
_heard = threading.local()


class EndlessError(httpx2.TransportError):
    """An answer that is larger than any honest one, or packed otherwise than was asked for."""


@contextmanager
def answers_heard() -> Iterator[dict[str, str]]:
    """Yield what fills up, while the block runs, with the headers of answers to this thread; names in lower case."""
    _heard.headers = {}
    yield _heard.headers


class _Httpx2:
    """httpx2 as habanero sees it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(httpx2, name)

    @staticmethod
    def get(url: str, *, headers: Mapping[str, str], **options: Any) -> httpx2.Response:
        """Return an answer, read whole; that of a redirect is left unread."""
        asked = {**headers, "Accept-Encoding": "gzip"}
        with httpx2.stream("GET", url, headers=asked, **options) as answer:
            getattr(_heard, "headers", {}).update(answer.headers)
            body = b"" if answer.has_redirect_location else _read(answer)
            kept = {name: value for name, value in answer.headers.items() if name not in _OF_THE_TRANSFER}
            return httpx2.Response(answer.status_code, headers=kept, content=body, request=answer.request)


_OF_THE_TRANSFER = frozenset({"content-encoding", "content-length", "transfer-encoding"})

habanero.request.httpx2 = habanero.request_class.httpx2 = _Httpx2()


def _read(answer: httpx2.Response) -> bytes:
    """Return an answer's body, unpacked as far as it may be."""
    packed = answer.headers.get("content-encoding", "identity").lower()
    if packed not in {"identity", "gzip"}:
        raise EndlessError(f"an answer packed as {packed[:40]}")
    unpacker = zlib.decompressobj(_GZIP) if packed == "gzip" else None
    body = bytearray()
    for chunk in answer.iter_raw():
        body += unpacker.decompress(chunk, ANSWER_BYTES + 1 - len(body)) if unpacker else chunk
        if len(body) > ANSWER_BYTES:
            raise EndlessError("an answer that does not end")
    return bytes(body)
