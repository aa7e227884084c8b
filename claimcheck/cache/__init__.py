"""The cache: what was found on a page and held against the lock, kept between runs in the platform's cache folder.

In comes everything a result depends on; out comes the Document that an earlier run found, its Evidence or Support. An
entry is found by a digest of all of it, so it is never out of date: whatever changes gives another name. Entries are
written whole, checked when read, and simply made again when they are broken; a cache that cannot be used is no cache.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time

from claimcheck.cache.serialising import Value, decode, encode
from claimcheck.cache.stamp import make_stamp
from claimcheck.config import ClaimsConfig, LinksConfig
from claimcheck.files import replace_file
from claimcheck.model.consistency import Conflict
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.support import Support

FOLDER_VARIABLE = "CLAIMCHECK_CACHE_DIR"
LARGEST = 256 * 1024 * 1024
"""Bytes the folder may hold; what was used longest ago goes first."""
_ABANDONED = 3600
"""Seconds after which a half-written file is nobody's any more."""
_SUFFIX = ".result"


@dataclass(frozen=True, slots=True)
class Sources:
    """What evidence is gathered from when nobody is asked."""

    lock: str
    """Digest of the lock."""
    offline: bool
    links: LinksConfig


class Cache:
    """A folder of results, safe under any number of runs at once."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder / "results"
        self._largest = largest
        self._written = False
        self._keys: dict[str, str] = {}

    def document(
        self, data: bytes, shown: str, form: str | None, config: ClaimsConfig, make: Callable[[], Document]
    ) -> Document:
        """Return what `make` returns for a page of these bytes, name, format and settings, made once and kept.

        Whatever `make` raises is passed on, and nothing is kept.
        """
        key = _key(data, shown, form, config)
        self._keys[shown] = key
        known = self._find(key, Document)
        if known is not None:
            return known
        document = make()
        self._keep(key, document)
        return document

    def find_evidence(self, document: Document, sources: Sources) -> tuple[Evidence, ...] | None:
        """Return the evidence kept for a document that this cache returned, gathered from the same sources."""
        return self._find(self._key_of("evidence", [document], sources), tuple[Evidence, ...])

    def keep_evidence(self, document: Document, sources: Sources, evidence: tuple[Evidence, ...]) -> None:
        """Keep what the sources alone hold for the references of a document that this cache returned."""
        self._keep(self._key_of("evidence", [document], sources), evidence)

    def support(
        self, document: Document, sources: Sources, make: Callable[[], Mapping[int, Support]]
    ) -> Mapping[int, Support]:
        """Return what `make` returns for the claims of a document and evidence from these sources alone, made once."""
        key = self._key_of("support", [document], sources)
        known = self._find(key, tuple[Support | None, ...])
        if known is None:
            made = make()
            known = tuple(made.get(index) for index in range(len(document.claims)))
            self._keep(key, known)
        return {index: support for index, support in enumerate(known) if support is not None}

    def conflicts(
        self, documents: Sequence[Document], sources: Sources, make: Callable[[], tuple[tuple[Conflict, ...], ...]]
    ) -> tuple[tuple[Conflict, ...], ...]:
        """Return what `make` returns for these documents, one by one, and evidence from these sources, made once."""
        key = self._key_of("conflicts", documents, sources)
        known = self._find(key, tuple[tuple[Conflict, ...], ...])
        if known is None or len(known) != len(documents):
            known = make()
            self._keep(key, known)
        return known

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

    def _key_of(self, what: str, documents: Sequence[Document], sources: Sources) -> str:
        parts = [
            what,
            [self._keys[document.page.path] for document in documents],
            sources.lock,
            sources.offline,
            encode(sources.links),
        ]
        return sha256(json.dumps(parts).encode()).hexdigest()

    def _find(self, key: str, kind: type[Value]) -> Value | None:
        """Return what is kept under this key; anything that is not whole counts as absent."""
        file = self._file(key)
        try:
            head, _, body = file.read_bytes().partition(b"\n")
            if head != _head(key, body):
                return None
            value = decode(json.loads(body), kind)
        except (OSError, ValueError, RecursionError):
            return None
        with suppress(OSError):
            os.utime(file)
        return value

    def _keep(self, key: str, value: object) -> None:
        """Keep a value; a folder that cannot be written is left alone."""
        body = json.dumps(encode(value), separators=(",", ":")).encode()
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
