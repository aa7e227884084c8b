"""The page cache: what reading a page found, kept between runs in the platform's cache folder.

In comes a page's bytes with everything its result depends on; out comes the Document found before, or None. An entry
is found by a digest of all of it, so it is never out of date: whatever changes gives another name. Entries are written
whole, checked when read, and simply made again when they are broken; a cache that cannot be used is no cache.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time

from claimcheck.cache.serialising import decode, encode
from claimcheck.cache.stamp import make_stamp
from claimcheck.config import ClaimsConfig
from claimcheck.files import replace_file
from claimcheck.model.document import Document

FOLDER_VARIABLE = "CLAIMCHECK_CACHE_DIR"
LARGEST = 256 * 1024 * 1024
"""Bytes the folder may hold; what was used longest ago goes first."""
_ABANDONED = 3600
"""Seconds after which a half-written file is nobody's any more."""
_SUFFIX = ".page"


class Cache:
    """A folder of documents, safe under any number of runs at once."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder / "pages"
        self._largest = largest
        self._written = False

    def document(
        self, data: bytes, shown: str, form: str | None, config: ClaimsConfig, make: Callable[[], Document]
    ) -> Document:
        """Return what `make` returns for a page of these bytes, name, format and settings, made once and kept.

        Whatever `make` raises is passed on, and nothing is kept.
        """
        key = _key(data, shown, form, config)
        document = self._find(key)
        if document is None:
            document = make()
            self._keep(key, document)
        return document

    def tidy(self) -> None:
        """Remove what was used longest ago until the folder is within its size; nothing if this run added nothing."""
        if not self._written:
            return
        entries = sorted(self._entries(), reverse=True)
        total = 0
        for _, size, file in entries:
            total += size
            if total > self._largest:
                with suppress(OSError):
                    file.unlink()

    def _find(self, key: str) -> Document | None:
        """Return the document kept under this key; anything that is not whole counts as absent."""
        file = self._file(key)
        try:
            head, _, body = file.read_bytes().partition(b"\n")
            if head != _head(key, body):
                return None
            document = decode(json.loads(body), Document)
        except (OSError, ValueError, RecursionError):
            return None
        with suppress(OSError):
            os.utime(file)
        return document

    def _keep(self, key: str, document: Document) -> None:
        """Keep a document; a folder that cannot be written is left alone."""
        body = json.dumps(encode(document), separators=(",", ":")).encode()
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._file(key), _head(key, body) + b"\n" + body, durable=False)
            self._written = True

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Yield when each entry was used last, its size and its file; half-written files of killed runs are removed."""
        with suppress(OSError), os.scandir(self._folder) as listing:
            for item in listing:
                with suppress(OSError):
                    about = item.stat(follow_symlinks=False)
                    if item.name.endswith(_SUFFIX):
                        yield about.st_mtime, about.st_size, Path(item.path)
                    elif item.name.endswith(".part") and time() - about.st_mtime > _ABANDONED:
                        Path(item.path).unlink()

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"


def open_cache(folder: str | None) -> Cache | None:
    """Return the cache in this folder, by default the platform's own for claimcheck; None where there is no place."""
    if folder:
        return Cache(Path(folder))
    from platformdirs import user_cache_path

    place = user_cache_path("claimcheck", appauthor=False)
    return Cache(place) if place.is_absolute() else None  # a user without a home has no cache, least of all right here


def _key(data: bytes, shown: str, form: str | None, config: ClaimsConfig) -> str:
    """Return a digest of everything a document depends on."""
    digest = sha256(make_stamp())
    digest.update(json.dumps([shown, form, encode(config)]).encode())
    digest.update(sha256(data).digest())
    return digest.hexdigest()


def _head(key: str, body: bytes) -> bytes:
    """Return the first line of an entry: whose it is, and a digest of what follows."""
    return f"claimcheck {key} {sha256(body).hexdigest()}".encode()
