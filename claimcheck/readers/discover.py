"""From the paths a person gives to the pages under them, each once, with the name people will see."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG

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
    problems: list[Missing] = []
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            problems.append(Missing(path, _why_not(error)))
            continue
        if S_ISDIR(mode):
            for file in _under(path, problems):
                pages.setdefault(os.path.realpath(file), (file, file.as_posix()))
        elif S_ISREG(mode):
            pages.setdefault(os.path.realpath(path), (path, path.as_posix()))
        else:
            problems.append(Missing(path, ReadError("it is no regular file", "name a file or a folder")))
    return Found(tuple(pages.values()), tuple(problems))


def _why_not(error: OSError | ValueError) -> ReadError:
    if isinstance(error, PermissionError):
        return ReadError(f"it cannot be read: {error.strerror}", "check its permissions")
    return ReadError("there is no such file or folder", "check the path")


def _under(folder: Path, problems: list[Missing]) -> Iterator[Path]:
    """Yield the pages in a folder and the folders under it; one that cannot be listed becomes a problem."""
    from claimcheck.readers import READERS

    def closed(error: OSError) -> None:
        problems.append(Missing(Path(error.filename), _why_not(error)))

    for root, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        for name in sorted(files):
            file = Path(root, name)
            known = file.suffix.lower() in READERS and file.stem.upper() != "README"
            if known and not name.startswith(".") and _may_be_page(file):
                yield file


def _may_be_page(file: Path) -> bool:
    """Say whether a file is regular, as far as we may look; its reader says so where we may not."""
    try:
        return file.is_file()
    except PermissionError:
        return True
