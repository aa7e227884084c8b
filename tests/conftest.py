"""What all tests share: only this machine is reached, no property is timed, and commands keep their cache apart."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.loopback import sitecustomize as loopback

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")

RECORD = pytest.StashKey[Path]()
"""Where this process and those it starts note what was blocked."""


def pytest_configure(config: pytest.Config) -> None:
    """Watch the network of this process and of every Python that it starts."""
    number, record = tempfile.mkstemp(prefix="network-")
    os.close(number)
    config.add_cleanup(Path(record).unlink)
    config.stash[RECORD] = Path(record)
    os.environ[loopback.RECORD] = record
    paths = [str(Path(loopback.__file__).parent), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    loopback.watch()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Fail a test whose fixtures reach for the network."""
    yield
    _nothing_was_blocked(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail a test that reaches for the network, also where the program goes on when it is blocked."""
    yield
    _nothing_was_blocked(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Fail a test whose fixtures reach for the network when they end."""
    yield
    _nothing_was_blocked(item)


def _nothing_was_blocked(item: pytest.Item) -> None:
    record = item.config.stash[RECORD]
    if blocked := record.read_text(encoding="utf-8"):
        record.write_text("", encoding="utf-8")
        pytest.fail(f"reached for the network:\n{blocked}", pytrace=False)


@pytest.fixture(autouse=True, scope="session")
def _cache_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
