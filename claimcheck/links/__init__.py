"""The link check: addresses → what became of them. Each address is asked once, politely, and never a private host."""

import threading
from collections import deque
from collections.abc import Mapping, Sequence
from queue import SimpleQueue
from typing import TypeVar

from claimcheck.config import LinksConfig
from claimcheck.faults import Faults
from claimcheck.links.fetching import Fetcher
from claimcheck.links.judging import judge_response
from claimcheck.links.pacing import Hosts
from claimcheck.model.evidence import Link, LinkStatus
from claimcheck.progress import Progress, Silent
from claimcheck.sessions import host_of, refusal

Item = TypeVar("Item")

_AT_ONCE = 16
"""Requests under way at once, all hosts together."""


def check_links(
    urls: Sequence[str],
    config: LinksConfig,
    *,
    mailto: str | None = None,
    progress: Progress | None = None,
    faults: Faults | None = None,
) -> Mapping[str, Link]:
    """Follow each address once and say what became of it.

    At most `config.per_host` requests go to one host at a time, `config.delay` seconds apart. An address takes at most
    three visits of `config.timeout` seconds (the first, a mere HEAD, half of it); a host that is silent four times in a
    row is not asked for the rest, and when eight hosts are silent before any has answered, nobody is. Nothing raises:
    whatever happens is the link's status.
    """
    unique = list(dict.fromkeys(urls))
    check = _Check(unique, config, mailto, faults or Faults())
    results: dict[str, Link] = {}
    with (progress or Silent()).step("Checking links", len(unique)) as step:
        check.start()
        while len(results) < len(unique):
            link = check.next()
            results[link.url] = link
            step.advance()
    return {url: results[url] for url in unique}


class _Check:
    """The addresses of one run, a queue for each host, worked off by several threads."""

    def __init__(self, urls: Sequence[str], config: LinksConfig, mailto: str | None, faults: Faults) -> None:
        self._hosts = Hosts(config)
        self._fetcher = Fetcher(config, self._hosts, mailto)
        self._done: SimpleQueue[Link | BaseException] = SimpleQueue()
        self.faults = faults
        queues: dict[str, deque[str]] = {}
        for url in urls:
            queues.setdefault(host_of(url), deque()).append(url)
        shares = range(config.per_host)
        self._lanes = deque(queue for share in shares for queue in queues.values() if share < len(queue))
        """Each queue as often as its host may be asked at once."""

    def start(self) -> None:
        """Begin; the threads are daemons, so that an interrupted run ends at once."""
        for _ in range(min(_AT_ONCE, len(self._lanes))):
            threading.Thread(target=self._work, daemon=True).start()

    def next(self) -> Link:
        """Wait for the next address to be settled."""
        done = self._done.get()
        if isinstance(done, BaseException):
            raise done
        return done

    def _work(self) -> None:
        try:
            while (queue := _pop(self._lanes)) is not None:
                while (url := _pop(queue)) is not None:
                    link = Link(url, LinkStatus.UNREACHABLE, reason="what it answered could not be read")
                    with self.faults.kept(url):
                        link = self._follow(url)
                    self._done.put(link)
        except BaseException as error:  # noqa: BLE001  it is raised again by whoever waits
            self._done.put(error)

    def _follow(self, url: str) -> Link:
        if why := refusal(url):
            return Link(url, LinkStatus.REFUSED, reason=why)
        if why := self._hosts.closed(host_of(url)):
            return Link(url, LinkStatus.UNREACHABLE, reason=why)
        return judge_response(self._fetcher.fetch(url))


def _pop(queue: deque[Item]) -> Item | None:
    try:
        return queue.popleft()
    except IndexError:
        return None
