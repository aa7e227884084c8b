"""How runs fare when registries fail, throttle or lie, and what they cost: `python -m tests.benchmarks.outages`.

Thirteen clean references, with their DOIs and without, are checked against a server in every mode it knows. Nobody may
be accused, every reference must be counted as unverified, and the wait must end. The same for links whose hosts are not
there or say nothing.
"""

import math
import socket
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from claimcheck.config import LinksConfig
from claimcheck.links import check_links
from claimcheck.model.registry import Registry
from tests.benchmarks.damage import entries, page_of, works
from tests.benchmarks.stand_in import Record, accusations, labels, outcomes, record_of, run
from tests.registry import Mode, RegistryServer


@dataclass(frozen=True, slots=True)
class Weather:
    """What came of one way to fail."""

    name: str
    accused: tuple[str, ...]
    unverified: int
    of: int
    seconds: float
    requests: int
    outcomes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a list of so many DOIs cost at the server."""

    dois: int
    malformed: int
    lists: int
    singles: int

    @property
    def wanted(self) -> int:
        """The most list requests that are wanted, malformed DOIs left aside."""
        return math.ceil(self.dois / 50)


def weathers(*, patiently: bool = True) -> Iterator[Weather]:
    """Check clean references in every weather, with their DOIs and once more without.

    `patiently` waits for registries that are slow or say nothing, which takes a while.
    """
    records = [record_of(work) for work in works()]
    whole = entries()
    page = page_of([*whole, *(replace(entry, doi=None) for entry in whole)], "text")
    for mode in Mode if patiently else set(Mode) - {Mode.SLOW, Mode.DRIPPING}:
        with RegistryServer(list(records)) as server:
            server.fail(mode)
            yield _weather(mode.value if mode is not Mode.OK else "well", page, server.config, server)
    for name in Registry:
        with RegistryServer(list(records)) as server:
            server.fail(Mode.ERROR, name)
            yield _weather(f"500 from {name} alone", page, server.config, server)
    closed = _closed_port()
    yield _weather("no connection", page, _config(closed), None)
    if patiently:
        with _silent() as port:
            yield _weather("connected, never an answer", page, _config(port), None)


@dataclass(frozen=True, slots=True)
class Silence:
    """What came of following links to hosts that do not answer."""

    name: str
    hosts: int
    addresses: int
    seconds: float
    statuses: dict[str, int]


def silences() -> Iterator[Silence]:
    """Follow forty links, to as many hosts and to one, where nobody listens and where somebody listens in silence."""
    closed = _closed_port()
    with _silent() as mute:
        for name, port in (("no connection", closed), ("connected, never an answer", mute)):
            for hosts in (40, 1):
                urls = [f"http://127.0.0.{number % hosts + 1}:{port}/{number}" for number in range(40)]
                start = time.monotonic()
                links = check_links(urls, LinksConfig(allow_private=True))
                found = [link.status.value for link in links.values()]
                seconds = time.monotonic() - start
                yield Silence(name, hosts, len(urls), seconds, {status: found.count(status) for status in set(found)})


def costs(counts: Sequence[int] = (1, 13, 50, 51, 200, 500)) -> Iterator[Cost]:
    """Look up lists of DOIs and count the requests; the last list once more with two DOIs that fail their batch."""
    for count, malformed in [*((count, 0) for count in counts), (counts[-1], 2)]:
        records: list[Record] = [_numbered(number) for number in range(count)]
        lines = [_line(record) for record in records]
        for broken in range(malformed):
            place = broken * (count // malformed)
            lines[place] = f"{lines[place]}bad"  # a DOI that Crossref refuses, and the whole batch with it
        with RegistryServer(list(records)) as server:
            run({"list.txt": "References\n\n" + "\n".join(lines)}, server.config)
            lists = len(server.asked("/crossref/works?filter"))
            yield Cost(count, malformed, lists, len(server.asked("/crossref/works/")))


def _numbered(number: int) -> Record:
    return {
        "DOI": f"10.5555/example.2015.{1000 + number}",
        "type": "journal-article",
        "title": [f"Sleep and mood in cohort number {number}"],
        "author": [{"family": "Okafor", "given": "Ann"}],
        "container-title": ["Journal of Sleep Studies"],
        "volume": str(number % 40 + 1),
        "page": f"{number + 1}-{number + 9}",
        "issued": {"date-parts": [[2015]]},
    }


def _line(record: Record) -> str:
    place = f"2015;{record['volume']}:{record['page']}"
    return f"Okafor A. {record['title'][0]}. Journal of Sleep Studies. {place}. https://doi.org/{record['DOI']}"


def _weather(name: str, page: dict[str, str], config: Mapping[Registry, str], server: RegistryServer | None) -> Weather:
    start = time.monotonic()
    report = run(page, config)
    seconds = time.monotonic() - start
    accused = accusations(report)
    unverified = labels([one for one in report.findings if one.rule == "unverified-reference"])
    asked = len(server.requests) if server else 0
    ended = outcomes(report)
    return Weather(
        name, tuple(one.message for one in accused), len(unverified), sum(ended.values()), seconds, asked, ended
    )


def _config(port: int) -> Mapping[Registry, str]:
    return {registry: f"http://127.0.0.1:{port}/{registry}" for registry in Registry}


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _silent() -> Iterator[int]:
    """Listen and never answer."""
    with socket.socket() as ear:
        ear.bind(("", 0))
        ear.listen(64)
        yield int(ear.getsockname()[1])


def weather_table(seen: Sequence[Weather]) -> list[str]:
    """Return the weathers as a Markdown table."""
    lines = ["| registries | accused | unverified | requests | seconds | outcomes |", "|---|---|---|---|---|---|"]
    for one in seen:
        ended = ", ".join(f"{count} {name}" for name, count in one.outcomes.items())
        cells = (one.name, len(one.accused), f"{one.unverified} of {one.of}", one.requests, f"{one.seconds:.1f}", ended)
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return lines


def silence_table(seen: Sequence[Silence]) -> list[str]:
    """Return the silences as a Markdown table."""
    lines = ["| hosts | how many | addresses | seconds | became |", "|---|---|---|---|---|"]
    for one in seen:
        became = ", ".join(f"{count} {status}" for status, count in sorted(one.statuses.items()))
        lines.append(f"| {one.name} | {one.hosts} | {one.addresses} | {one.seconds:.1f} | {became} |")
    return lines


def cost_table(seen: Sequence[Cost]) -> list[str]:
    """Return the costs as a Markdown table."""
    lines = ["| DOIs | malformed | list requests | wanted | single requests |", "|---|---|---|---|---|"]
    for one in seen:
        wanted = f"≤ {one.wanted}" + (" + bisecting" if one.malformed else "")
        lines.append(f"| {one.dois} | {one.malformed} | {one.lists} | {wanted} | {one.singles} |")
    return lines


def main() -> int:
    """Print the tables."""
    seen = list(weathers())
    for line in [*weather_table(seen), "", *silence_table(list(silences())), "", *cost_table(list(costs()))]:
        sys.stdout.write(line + "\n")
    for one in seen:
        for message in one.accused:
            sys.stdout.write(f"{one.name}: {message}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
