"""Crossref, through habanero: DOIs in batches, single look-ups where a batch cannot, and search by an entry's words.

Of two files that import habanero; its three families of errors become RegistryError here. habanero opens a
connection per call and retries nothing, so pacing, retries and batching are ours. List calls start at one per second
(three with a contact address), single ones at five (ten); from the first answer on, each of the two goes as fast as its
own answers' headers say. Requests follow one another, so that the limit on how many run at once is kept at any number.
"""

import re
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from claimcheck.errors import RegistryError
from claimcheck.json_text import whole
from claimcheck.model.evidence import Work
from claimcheck.model.registry import Registry
from claimcheck.registries.bounded_get import answers_heard
from claimcheck.registries.crossref_record import is_spoilt, read_work
from claimcheck.registries.interface import Found, Health, Pace, batches
from claimcheck.registries.markup import mapping, plain
from claimcheck.registries.patience import AnsweredError, PassingError, is_local
from claimcheck.registries.texts import abstract_passages

SELECT = (
    "DOI,title,subtitle,original-title,short-title,author,issued,published,published-print,published-online,"
    "container-title,short-container-title,volume,issue,page,article-number,type,posted,updated-by,update-to,abstract"
)
"""Fields asked for; without references an answer is half as large."""
MOST_PER_BATCH = 50
MOST_BYTES = 3500
"""Bytes of a request line; Crossref refuses 4,096."""
SEARCH_ROWS = 5
_CONNECT_TIMEOUT, _TIMEOUT = 5, 20
"""Seconds to connect, and between two pieces of the answer."""
_PLAIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-_():;<>[]+")
"""Characters that a DOI may hold inside a filter; others (a comma divides filters) are asked for singly."""
_LIST_PER_SECOND, _SINGLE_PER_SECOND = (1, 3), (5, 10)
"""Without and with a contact address."""
_RATE_HEADERS = ("x-rate-limit", "x-ratelimit")
"""What the names of the headers begin with: as of 2026, and as until 2023."""


class Crossref:
    """Asks Crossref."""

    registry: ClassVar[Registry] = Registry.CROSSREF

    def __init__(self, base: str, mailto: str | None, asked: str, health: Health | None = None) -> None:
        import httpx2
        from habanero import Crossref as Habanero

        timeout = httpx2.Timeout(_TIMEOUT, connect=_CONNECT_TIMEOUT)  # handed on to httpx2 as it is
        self._api = Habanero(base_url=base, mailto=mailto, timeout=timeout)
        self._asked = asked
        self.health = health or Health(self.registry.full_name)
        polite = mailto is not None
        self._local = is_local(base)
        self._lists = Pace(0 if self._local else _LIST_PER_SECOND[polite])
        self._singles = Pace(0 if self._local else _SINGLE_PER_SECOND[polite])
        request = f"GET {urlsplit(base).path}/works?filter=&rows=1000&select={quote(SELECT)}  HTTP/1.1"
        self._most_bytes = MOST_BYTES - len(request)

    def look_up(self, identifiers: list[str]) -> Found:
        """Ask for works by DOI (lower case)."""
        found = Found()
        plain = [doi for doi in identifiers if set(doi) <= _PLAIN]
        for batch in batches(plain, lambda doi: len(quote(f"doi:{doi},", safe="")), MOST_PER_BATCH, self._most_bytes):
            self._take(batch, found)
        for doi in identifiers:
            if not set(doi) <= _PLAIN:
                self._take_one(doi, found)
        return found

    def search(self, words: str) -> Found:
        """Return the best hits for an entry's words, best first; raises RegistryError."""
        call = partial(self._api.works, query_bibliographic=words, limit=SEARCH_ROWS, select=_fields())
        found = self._list(lambda: _items(call(), SEARCH_ROWS, is_spoilt))
        if found.works and not any(_is_about(work, words) for work in found.works.values()):
            raise self.health.refuse("a search with something else")
        return found

    def _list(self, ask: Callable[[], list[Mapping[str, Any]]]) -> Found:
        """Return the works of a list answer, by DOI."""
        found = Found()
        for item in self._ask(self._lists, ask):
            work = read_work(item, self._asked)
            if work is not None and work.doi:
                found.add(work.doi, work, abstract_passages(work.title, item.get("abstract")))
        return found

    def _take(self, batch: list[str], found: Found) -> None:
        """Ask for a batch; one DOI that Crossref thinks malformed fails all of it, so a refused batch is halved."""
        if len(batch) == 1:
            self._take_one(batch[0], found)
            return
        try:
            rows = len(batch) * 2
            call = partial(self._api.works, filter={"doi": list(batch)}, limit=rows, select=_fields())
            answered = self._list(lambda: _items(call(), rows, _is_nameless))
        except _RefusedError:
            middle = len(batch) // 2
            for half in (batch[:middle], batch[middle:]):
                self._take(half, found)
            return
        except RegistryError:
            found.failed.extend(batch)
            return
        missing = [doi for doi in batch if doi not in answered.works]
        if answered.works.keys() - set(
            batch
        ):  # an answer about something else says nothing about the rest: ask for each
            for doi in missing:
                self._take_one(doi, found)
        else:
            found.absent.extend(missing)
        for doi in batch:
            if doi in answered.works:
                found.add(doi, answered.works[doi], answered.texts[doi])

    def _take_one(self, doi: str, found: Found) -> None:
        try:
            reply = self._ask(self._singles, lambda: self._api.works(ids=quote(doi, safe="")))
        except _MissingError:
            found.absent.append(doi)
            return
        except RegistryError:
            found.failed.append(doi)
            return
        record = mapping(whole(mapping(reply).get("message")))
        work = read_work(record, self._asked)
        if work is None or work.doi != doi:
            self.health.refuse("about another work")
            found.failed.append(doi)
        else:
            found.add(doi, work, abstract_passages(work.title, record.get("abstract")))

    def _ask(self, pace: Pace, call: Callable[[], Any]) -> Any:
        def once() -> Any:
            pace.wait()
            return _translated(call, pace)

        return self.health.ask(once, local=self._local)


CLIENT = Crossref


class _MissingError(AnsweredError):
    """404 for a single DOI: not in Crossref."""


class _RefusedError(AnsweredError):
    """400: Crossref does not accept the request."""


def _translated(call: Callable[[], Any], pace: Pace) -> Any:
    """Call habanero and turn whatever it raises into our errors; answers, good ones and refusals, teach the pace."""
    import httpx2
    from habanero.exceptions import RequestError

    said: Mapping[str, str] = {}
    try:
        with answers_heard() as said:
            return call()
    except RegistryError:
        raise
    except RequestError as error:
        raise _by_status(int(error.status_code), said.get("retry-after")) from None
    except (httpx2.HTTPError, httpx2.InvalidURL, RuntimeError, OSError) as error:
        # On lists habanero wraps what went wrong in a RuntimeError; on single records it lets it through.
        cause = error.__cause__ if isinstance(error, RuntimeError) and error.__cause__ else error
        if isinstance(cause, httpx2.HTTPStatusError):
            raise _by_status(cause.response.status_code, said.get("retry-after")) from None
        slow, absent = isinstance(cause, httpx2.TimeoutException), isinstance(cause, httpx2.ConnectError)
        raise PassingError(f"Crossref did not answer ({type(cause).__name__})", slow=slow, absent=absent) from None
    except (ValueError, KeyError, TypeError, AttributeError, LookupError, RecursionError, zlib.error):
        raise PassingError("Crossref answered with something that makes no sense") from None
    finally:
        pace.learn(*_limit(said))


def _limit(said: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return how many requests an answer's headers allow in which time ("3", "1s"), in either spelling."""
    hyphenated, plain = ((said.get(f"{stem}-limit"), said.get(f"{stem}-interval")) for stem in _RATE_HEADERS)
    return hyphenated if hyphenated[0] else plain


def _by_status(status: int, retry_after: str | None) -> RegistryError:
    if status == 404:
        return _MissingError("Crossref answered 404")
    if status in {400, 414}:
        return _RefusedError(f"Crossref answered {status}")
    if status < 500 and status not in {408, 429}:
        return RegistryError(f"Crossref answered {status}")
    return PassingError(f"Crossref answered {status}", retry_after)


def _is_about(work: Work, words: str) -> bool:
    """Whether a hit shares a word with what was searched for, as every true hit does."""
    said = f"{work.title} {' '.join(work.journals)} {' '.join(author.family for author in work.authors)}"
    asked = set(re.findall(r"\w+", words.lower()))
    years = {str(year) for year in work.years}
    return not asked.isdisjoint({*re.findall(r"\w+", said.lower()), *years})


def _fields() -> list[str]:
    return SELECT.split(",")


def _items(reply: Any, rows: int, is_unusable: Callable[[Any], bool]) -> list[Mapping[str, Any]]:
    """Return the records of a list answer that was to hold so many at most.

    Raises PassingError for an answer without a list, or with less than it says it has: from such a one nobody can tell
    what is not there.
    """
    told = mapping(whole(mapping(reply).get("message")))
    items, total = told.get("items"), told.get("total-results")
    if not isinstance(items, list) or type(total) is not int or len(items) != min(total, rows):
        raise PassingError("Crossref answered without the list it tells of")
    if any(map(is_unusable, items)):
        raise PassingError("Crossref answered with records that cannot be read")
    return items


def _is_nameless(item: Any) -> bool:
    """Whether something is no record, or says of no DOI that it is its record."""
    return not isinstance(item, Mapping) or not plain(item.get("DOI"))
