"""What results depend on besides the page: claimcheck's own code and word lists, and everything installed beside it.

An upgraded parser or an edited word list must never meet results of the old one, so all of it goes into one digest.
It reads every file of the package: a few milliseconds, against seconds for reading pages anew.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from claimcheck import __version__

PACKAGE = Path(__file__).parents[1]


@cache
def make_stamp() -> bytes:
    """Return a digest of claimcheck, the libraries installed and the interpreter."""
    digest = sha256(f"{__version__} {sys.version}".encode())
    for name in sorted(_installed()):
        digest.update(name.encode("utf-8", "surrogateescape"))
    for file in sorted(_files(str(PACKAGE))):
        digest.update(os.fsencode(file))
        with open(file, "rb") as content:  # noqa: PTH123 - hundreds of files at every start
            digest.update(sha256(content.read()).digest())
    return digest.digest()


def _installed() -> Iterator[str]:
    """Yield name and version of every installed distribution, as its folder is called."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names are all we want
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _files(place: str) -> Iterator[str]:
    """Yield the code and data files under a folder."""
    with os.scandir(place) as listing:
        for item in listing:
            if item.name == "__pycache__":
                continue
            if item.is_dir():
                yield from _files(item.path)
            elif not item.name.endswith((".pyc", ".pyo")):
                yield item.path
