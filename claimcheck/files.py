"""Files are replaced whole or not at all, whatever happens in between: a kill, a full disk, a second run."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

STDIN = "-"
"""The path that stands for standard input."""


def replace_file(path: Path, content: str | bytes, *, durable: bool = True) -> None:
    """Write `content` to `path` so that a reader sees the old file or the new one, never a part.

    Folders above `path` are made. What is not `durable` may be lost with the power, which costs a cache nothing.
    Raises OSError when the file cannot be written; the old one then still stands.
    """
    import tempfile  # what it brings along costs a run that writes nothing

    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()  # a link keeps pointing where it points; what it points at is replaced
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _umask() -> int:
    """Return the process's mask for new files; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def is_folder(path: Path) -> bool:
    """Say whether a folder is at `path`; where nobody may look, there is none."""
    return _seen(path.is_dir)


def is_file(path: Path) -> bool:
    """Say whether a file is at `path`; where nobody may look, there is none."""
    return _seen(path.is_file)


def _seen(is_there: Callable[[], bool]) -> bool:
    try:
        return is_there()
    except OSError:
        return False
