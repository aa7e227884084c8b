"""From the paths a person gives to the pages under them, each once, with the name people will see."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ReadError

_LEFT_OUT = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
"""Folders that never hold pages; hidden ones are left out as well."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A path under which nothing can be read, and why."""

    path: Path
    error: ReadError


@dataclass(frozen=True, slots=True)
class Found:
    """The pages to read, as (path, name shown), and what could not be found."""

    pages: tuple[tuple[Path, str], ...]
    problems: tuple[Missing, ...] = ()


def find_pages(paths: Sequence[Path]) -> Found:
    """Expand files and folders to the pages under them.

    A file is taken as given. In a folder only regular files with a known suffix count, in order of their names; hidden
    files and folders and files called README are left out: they speak about the pages.
    """
    pages: dict[str, tuple[Path, str]] = {}
    problems = []
    for path in paths:
        if path.is_dir():
            for file in _under(path):
                pages.setdefault(os.path.realpath(file), (file, file.as_posix()))
        elif path.exists() and not path.is_file():
            problems.append(Missing(path, ReadError("it is no regular file", "name a file or a folder")))
        elif path.exists():
            pages.setdefault(os.path.realpath(path), (path, path.as_posix()))
        else:
            problems.append(Missing(path, ReadError("there is no such file or folder", "check the path")))
    return Found(tuple(pages.values()), tuple(problems))


def _under(folder: Path) -> Iterator[Path]:
    from claimcheck.readers import READERS

    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        for name in sorted(files):
            file = Path(root, name)
            known = file.suffix.lower() in READERS and file.stem.upper() != "README"
            if known and not name.startswith(".") and file.is_file():
                yield file
