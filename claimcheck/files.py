"""Files are replaced whole or not at all, whatever happens in between: a kill, a full disk, a second run.

What is no regular file (a device, a pipe) is written as it stands and never replaced, and never read.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import EAGAIN, EFBIG, EINVAL
from functools import cache
from pathlib import Path
from stat import S_ISREG

from claimcheck.bounds import MIB

STDIN = "-"
"""The path that stands for standard input."""
_PART = re.compile(r"\.claimcheck-(\d{1,9})-\w+\.part")
_LONGEST_WAIT = 120.0
"""Seconds for which another run may hold a file that this one wants to write."""
_UNBLOCKED = getattr(os, "O_NONBLOCK", 0)
"""Opens a pipe, or a file of the kernel, without waiting for its other end."""


def read_file(path: Path, most: int) -> bytes:
    """Return what a regular file holds, `most` bytes of it at the utmost.

    Raises OSError where there is none, where something else is (a device or a pipe may never end), where nothing can
    be read without waiting, for a longer one, and for a name that no file can have.
    """
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _UNBLOCKED)) as file:
            if not S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(EINVAL, "it is no regular file")
            data = file.read(most + 1)
    except ValueError as error:
        raise OSError(EINVAL, str(error)) from None
    if data is None:
        raise OSError(EAGAIN, "it is a file of the system that would have to be waited for")
    if len(data) > most:
        raise OSError(EFBIG, f"it is larger than {most // MIB} MiB, the most that is read")
    return data


def replace_file(path: Path, content: str | bytes, *, durable: bool = True) -> None:
    """Write `content` to `path` so that a reader sees the old file or the new one, never a part.

    Folders above `path` are made. What is not `durable` may be lost with the power, which costs a cache nothing.
    Raises OSError when the file cannot be written; the old one then still stands.
    """
    import tempfile  # what it brings along costs a run that writes nothing

    data = content.encode("utf-8") if isinstance(content, str) else content
    mode = _mode_of(path)
    if mode is not None and not S_ISREG(mode):
        _write_in_place(path, data)
        return
    target = Path(os.path.realpath(path))  # a link keeps pointing where it points; what it points at is replaced
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(target.parent)
    handle, name = tempfile.mkstemp(prefix=f".claimcheck-{os.getpid()}-", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        part.chmod(0o666 & ~_umask() if mode is None else mode & 0o777)
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Let no other run of claimcheck read, change and write `path` meanwhile; wait for one that does.

    Raises OSError where that cannot be promised, and TimeoutError, which is one, where another run does not end.
    """
    from filelock import FileLock

    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    guard = target.with_name(f".{target.name}.guard")
    with FileLock(guard, timeout=_LONGEST_WAIT):
        try:
            yield
        finally:
            with suppress(OSError):  # whoever waits for it sees that it is gone, and makes another
                guard.unlink()


def is_folder(path: Path) -> bool:
    """Say whether a folder is at `path`; where nobody may look, there is none."""
    return _seen(path.is_dir)


def is_file(path: Path) -> bool:
    """Say whether a file is at `path`; where nobody may look, there is none."""
    return _seen(path.is_file)


def _seen(is_there: Callable[[], bool]) -> bool:
    try:
        return is_there()
    except (OSError, ValueError):
        return False


def _mode_of(path: Path) -> int | None:
    """Return type and mode of what is at `path`, None where nothing is; raises OSError, also for a link to itself."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
    except ValueError as error:  # no file has such a name
        raise OSError(EINVAL, str(error)) from None


def _write_in_place(path: Path, data: bytes) -> None:
    """Put data into a device or a pipe; one that nobody reads is an OSError, not a wait without end."""
    handle = os.open(path, os.O_WRONLY | _UNBLOCKED)
    if _UNBLOCKED:
        os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


@cache
def _remove_abandoned(folder: Path) -> None:
    """Remove the half-written files that killed runs left in a folder; those of living ones stay."""
    if os.name == "nt":  # nobody can be asked there whether he lives
        return
    with suppress(OSError), os.scandir(folder) as listing:
        for item in listing:
            if (owner := _PART.fullmatch(item.name)) and not _lives(int(owner[1])):
                with suppress(OSError):
                    Path(item.path).unlink()


def _lives(process: int) -> bool:
    """Whether a process of this number is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _umask() -> int:
    """Return the process's mask for new files; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
