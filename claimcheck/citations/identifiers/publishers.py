"""Web address → the DOI it spells out or, by the table of publishers in `data/publishers.toml`, stands for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit

from claimcheck.citations.identifiers.doi import find_dois, trim
from claimcheck.language.word_tables import table

_SPELLED = re.compile(r"[/=:]10\.\d{4}")
_FOLDED_HOST = re.compile(r"(?:0-)?([a-z0-9]+(?:-[a-z0-9]+)*-(?:com|org|net|gov|edu|uk))\.[\w.-]+\.[a-z]{2,}$")
_HOST_WITHIN = re.compile(r"(?:0-)?([a-z0-9-]+(?:\.[a-z0-9-]+)*?\.(?:com|org|net|gov))\.[\w-]+\.[\w.-]*[a-z]{2,}$")

_LONGEST_HOST = 253


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table of publishers."""

    host: str
    path: re.Pattern[str]
    doi: str
    names: Mapping[str, str]

    def doi_in(self, path: str) -> str | None:
        """Return the DOI that a path of this host stands for."""
        match = self.path.search(path)
        if match is None:
            return None
        parts = [part or "" for part in match.groups()]
        if self.names:
            if parts[0].upper() not in self.names:
                return None
            parts[0] = self.names[parts[0].upper()]
        return self.doi.format(*parts).lower()


@cache
def _publishers() -> tuple[re.Pattern[str], tuple[_Row, ...]]:
    """Return the endings that follow a DOI in a publisher's address, and the rows that build one."""
    known = table("citations", "publishers")
    tails = re.compile(rf"(?:{'|'.join(known['tails'])})$", re.IGNORECASE)
    rows = (_Row(row["host"], re.compile(row["path"]), row["doi"], row.get("names", {})) for row in known["derive"])
    return tails, tuple(rows)


def doi_of_address(address: str) -> str | None:
    """Return the DOI an address spells out or, by the table of publishers, stands for."""
    try:
        parts = urlsplit(address)
        host = _behind_proxy((parts.hostname or "").lower())
    except ValueError:
        return None
    tails, rows = _publishers()
    path = unquote(parts.path + (f"?{parts.query}" if parts.query else ""))
    for row in rows:
        if (host == row.host or host.endswith("." + row.host)) and (doi := row.doi_in(path)):
            return doi
    if not _SPELLED.search(path):
        return None
    where = path if "=10." in path or ":10." in path else unquote(parts.path)
    doi = next(find_dois(re.split(r"&(?=\w+=)", where[where.index("10.") :])[0]), None)
    if doi and not host.endswith("doi.org") and "doi.org/" not in path:
        while (cut := tails.search(doi)) and doi.count("/", 0, cut.start()):
            doi = trim(doi[: cut.start()])
    return doi


def spells_out(address: str, doi: str) -> bool:
    """Whether an address shows at least the prefix of a DOI, so that the DOI was read there and not built."""
    return doi.partition("/")[0] in unquote(address)


def _behind_proxy(host: str) -> str:
    """Return the host that a library's proxy stands for: "www-nature-com.proxy.…", "doi.org.ezproxy.…"."""
    if len(host) > _LONGEST_HOST:
        return host
    if folded := _FOLDED_HOST.match(host):
        return folded[1].replace("-", ".")
    if within := _HOST_WITHIN.match(host):
        return within[1]
    return host
