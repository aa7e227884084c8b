"""The cache: what stages made of pages and of the lock, kept between runs in the platform's cache folder.

In comes everything a result depends on; out comes the value that an earlier run made of it. An entry is found by a
digest of all of it, so it is never out of date: whatever changes gives another name. Entries are written whole, checked
when read, and simply made again when they are broken; a cache that cannot be used is no cache.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import time

from claimcheck.cache.stamp import make_stamp
from claimcheck.files import read_file, replace_file
from claimcheck.memo import Memo
from claimcheck.serialising import Value, decode, encode

FOLDER_VARIABLE = "CLAIMCHECK_CACHE_DIR"
LARGEST = 256 * 1024 * 1024
"""Bytes the folder may hold; what was used longest ago goes first."""
_ABANDONED = 3600
"""Seconds after which a half-written file is nobody's any more."""
_SUFFIX = ".result"


class Cache(Memo):
    """A folder of results, safe under any number of runs at once."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder / "results"
        self._largest = largest
        self._written = False

    def recall(self, stage: str, inputs: object, kind: type[Value]) -> Value | None:
        """Return what is kept for a stage and these inputs; anything that is not whole counts as absent."""
        key = _key(stage, inputs)
        file = self._file(key)
        try:
            head, _, body = read_file(file, LARGEST).partition(b"\n")
            if head != _head(key, body):
                return None
            value = decode(json.loads(body), kind)
        except (OSError, ValueError, RecursionError):
            return None
        with suppress(OSError):
            os.utime(file)
        return value

    def keep(self, stage: str, inputs: object, value: object) -> None:
        """Keep what a stage made from these inputs; a folder that cannot be written is left alone."""
        key = _key(stage, inputs)
        body = json.dumps(encode(value), separators=(",", ":")).encode()
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._file(key), _head(key, body) + b"\n" + body, durable=False)
            self._written = True

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

    try:
        place = user_cache_path("claimcheck", appauthor=False)
    except RuntimeError:  # neither a variable nor the list of users says where home is
        return None
    return Cache(place) if place.is_absolute() else None  # a user without a home has no cache, least of all right here


def _key(stage: str, inputs: object) -> str:
    """Return a digest of everything a result depends on."""
    digest = sha256(make_stamp())
    digest.update(json.dumps([stage, encode(inputs)]).encode())
    return digest.hexdigest()


def _head(key: str, body: bytes) -> bytes:
    """Return the first line of an entry: whose it is, and a digest of what follows."""
    return f"claimcheck {key} {sha256(body).hexdigest()}".encode()
