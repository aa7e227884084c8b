"""The link check: addresses → what became of them. Each address is asked once, politely, and never a private host."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Semaphore
from urllib.parse import urlsplit

from claimcheck.config import LinksConfig
from claimcheck.links.fetching import Fetcher
from claimcheck.links.judging import judge_answer
from claimcheck.model.evidence import Link, LinkStatus
from claimcheck.progress import Progress, Silent

_AT_ONCE = 16
"""Requests under way at once, all hosts together."""


def check_links(
    urls: Sequence[str], config: LinksConfig, *, mailto: str | None = None, progress: Progress | None = None
) -> Mapping[str, Link]:
    """Follow each address once and say what became of it.

    At most `config.per_host` requests go to one host at a time. Nothing raises: whatever happens is the link's status.
    """
    unique = list(dict.fromkeys(urls))
    turns: dict[str, Semaphore] = defaultdict(lambda: Semaphore(config.per_host))
    for url in unique:  # made here, so that no two threads make one host's turn at once
        _ = turns[_host(url)]
    results: dict[str, Link] = {}
    fetcher = Fetcher(config, mailto)

    def follow(url: str) -> Link:
        with turns[_host(url)]:
            return _follow(url, fetcher)

    with (progress or Silent()).step("Checking links", len(unique)) as step, ThreadPoolExecutor(_AT_ONCE) as pool:
        jobs = {pool.submit(follow, url): url for url in unique}
        try:
            for job in as_completed(jobs):
                results[jobs[job]] = job.result()
                step.advance()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return {url: results[url] for url in unique}


def _follow(url: str, fetcher: Fetcher) -> Link:
    if urlsplit_safe(url) is None:
        return Link(url, LinkStatus.REFUSED, reason="not a web address")
    return judge_answer(fetcher.fetch(url))


def urlsplit_safe(url: str) -> str | None:
    """Return the host of a web address, or None when it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.scheme in {"http", "https"} else None


def _host(url: str) -> str:
    return urlsplit_safe(url) or ""
