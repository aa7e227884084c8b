"""DOIs printed in every form people print them in, and near misses: `python -m tests.benchmarks.identifiers`.

Every DOI of the data sets in `../shared/data` is printed in each form and read back: it must come out whole, and
nothing in it may be called malformed. The near misses spoil DOIs, PMIDs, PMCIDs, ISBNs, arXiv and trial numbers in one
way each: it must be called malformed, and where a repair is named for the kind, that repair offered.
`--errors FORM` prints what was not read back or not seen.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from claimcheck.citations.identifiers import find_identifiers
from tests.benchmarks.shared_works import DATA, records

_BEFORE = "Okafor A, Lindqvist B. Sleep and mood. J Sleep Stud. 2020;5(2):11-19."
_SAMPLE = 2_000
"""DOIs that near misses are made of."""


def known_dois() -> list[str]:
    """Return the DOIs of the data sets in lower case, each once, in order."""
    return sorted(set(_dois()))


def _dois() -> Iterator[str]:
    for record in records(DATA / "crossref-records" / "records.jsonl.gz"):
        yield record["DOI"].lower()
    for name in ("works.jsonl", "retractions.jsonl"):
        yield from (str(record["DOI"]).lower() for record in records(DATA / name) if record.get("DOI"))
    yield from (row["doi"].lower() for row in records(DATA / "glutton-pmc-refs" / "dev-4000.jsonl.gz"))
    for row in records(DATA / "hallmark" / "dev_public.jsonl.gz"):
        doi = (row.get("fields") or {}).get("doi")
        if row["label"] == "VALID" and doi:
            yield doi.lower().removeprefix("https://doi.org/")
    for name in ("real-structured-dev-2000", "styled-dev"):
        for row in records(DATA / "crossref-matching" / f"{name}.jsonl.gz"):
            found = row.get("doi") or row.get("gt") or []
            yield from (doi.lower() for doi in ([found] if isinstance(found, str) else found))


def _inside(doi: str, mark: str, behind: str) -> str:
    """Return the DOI with a mark behind the first of some characters in its suffix."""
    head, slash, suffix = doi.partition("/")
    at = next((index for index, character in enumerate(suffix) if character in behind), -1)
    return head + slash + (suffix if at in (-1, len(suffix) - 1) else suffix[: at + 1] + mark + suffix[at + 1 :])


FORMS: dict[str, Callable[[str], str]] = {
    "bare": lambda doi: f"{_BEFORE} {doi}",
    "doi:": lambda doi: f"{_BEFORE} doi:{doi}.",
    "DOI: upper case": lambda doi: f"{_BEFORE} DOI: {doi.upper()}",
    "doi, no colon": lambda doi: f"{_BEFORE} doi {doi};",
    "https://doi.org/": lambda doi: f"{_BEFORE} https://doi.org/{doi}",
    "http://dx.doi.org/, full stop": lambda doi: f"{_BEFORE} http://dx.doi.org/{doi}.",
    "www.doi.org/": lambda doi: f"{_BEFORE} www.doi.org/{doi}",
    "doi.org/, comma": lambda doi: f"{_BEFORE} doi.org/{doi}, accessed 3 May 2021",
    "doi:https://doi.org/": lambda doi: f"{_BEFORE} doi:https://doi.org/{doi}",
    "percent-encoded": lambda doi: f"{_BEFORE} https://doi.org/{quote(doi, safe='')}",
    "percent-encoded but the slash": lambda doi: f"{_BEFORE} https://doi.org/{quote(doi)}",
    "in parentheses": lambda doi: f"{_BEFORE} (doi:{doi})",
    "in parentheses, address": lambda doi: f"{_BEFORE} (https://doi.org/{doi}).",
    "in brackets": lambda doi: f"{_BEFORE} [doi: {doi}]",
    "in angles": lambda doi: f"{_BEFORE} <https://doi.org/{doi}>",
    "in quotes": lambda doi: f"{_BEFORE} “{doi}”",
    "PMID behind": lambda doi: f"{_BEFORE} doi: {doi}. PMID: 31234567; PMCID: PMC6123456.",
    "PMID behind, no stop": lambda doi: f"{_BEFORE} doi: {doi} PMID: 31234567",
    "[CrossRef] behind": lambda doi: f"{_BEFORE} doi:{doi}. [CrossRef] [PubMed]",
    "Epub behind": lambda doi: f"{_BEFORE} doi: {doi}. Epub 2020 Mar 3.",
    "broken behind the slash": lambda doi: f"{_BEFORE} doi:{doi.replace('/', '/' + chr(10), 1)}.",
    "broken behind a full stop": lambda doi: f"{_BEFORE} https://doi.org/{_inside(doi, chr(10), '.')}.",
    "broken behind a hyphen": lambda doi: f"{_BEFORE} doi: {_inside(doi, chr(10), '-_')}.",
    "soft hyphens": lambda doi: f"{_BEFORE} doi:{_inside(doi, chr(0xAD), '.-/')}.",
    "zero-width spaces": lambda doi: f"{_BEFORE} https://doi.org/{_inside(doi, chr(0x200B), '.-/')}",
    "library proxy": lambda doi: f"{_BEFORE} https://doi-org.proxy.library.example.edu/{doi}",
    "proxy in front": lambda doi: f"{_BEFORE} https://login.ezproxy.example.edu/login?url=https://doi.org/{doi}",
    "HTML entities": lambda doi: f"{_BEFORE} doi:{doi.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}",
    "info:doi/": lambda doi: f"{_BEFORE} info:doi/{doi}",
    "publisher, /doi/full/": lambda doi: f"{_BEFORE} https://wiley.example.com/doi/full/{doi}",
    "publisher, /doi/pdf/ encoded": lambda doi: f"{_BEFORE} https://sage.example.com/doi/pdf/{quote(doi, safe='')}?a=1",
    "publisher, /article/ with anchor": lambda doi: f"{_BEFORE} https://springer.example.com/article/{quote(doi)}#Sec3",
    "publisher, ?doi=": lambda doi: f"{_BEFORE} https://apa.example.org/landing?doi={quote(doi, safe='')}&lang=en",
    "publisher, /full behind": lambda doi: f"{_BEFORE} https://front.example.org/articles/{quote(doi)}/full",
    "Markdown link": lambda doi: f"{_BEFORE} [doi:{doi}](https://doi.org/{quote(doi)})",
}
"""Name of a form → the DOI printed in it, behind the entry it belongs to."""


@dataclass(slots=True)
class Row:
    """One form or kind of near miss: how many were tried, how many came out right, and the others."""

    tried: int = 0
    right: int = 0
    malformed: int = 0
    errors: list[str] = field(default_factory=list)


def round_trips(dois: list[str], forms: Mapping[str, Callable[[str], str]] = FORMS) -> dict[str, Row]:
    """Return for each form how many DOIs are read back whole, and how many are called malformed."""
    rows: dict[str, Row] = {}
    for name, render in forms.items():
        row = rows[name] = Row()
        for doi in dois:
            printed = render(doi)
            found = find_identifiers(printed)
            row.tried += 1
            row.right += found.doi == doi
            row.malformed += bool(found.malformed)
            if found.doi != doi or found.malformed:
                row.errors.append(f"{printed.removeprefix(_BEFORE).strip()!r} → {found.doi} {found.malformed or ''}")
    return rows


def _lettered(digits: str) -> str:
    """Return a number with its first 0 or 1 printed as a letter."""
    at = next((index for index, digit in enumerate(digits) if digit in "01"), None)
    return digits if at is None else digits[:at] + ("O" if digits[at] == "0" else "l") + digits[at + 1 :]


def _isbn(number: int) -> str:
    twelve = f"978{number % 10**9:09}"
    return twelve + str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(twelve)) % 10)


def _of_doi(change: Callable[[str, str], str]) -> Callable[[str, int], tuple[str, str | None]]:
    """Return a near miss made of a DOI's registrant and suffix; its repair is the DOI."""

    def spoil(doi: str, _number: int) -> tuple[str, str | None]:
        prefix, _, suffix = doi.partition("/")
        return change(prefix.removeprefix("10."), suffix), doi

    return spoil


NEAR_MISSES: dict[str, Callable[[str, int], tuple[str, str | None]]] = {
    "DOI, O for 0": _of_doi(lambda registrant, suffix: f"doi: 1O.{registrant}/{suffix}"),
    "DOI, l for 1": _of_doi(lambda registrant, suffix: f"https://doi.org/l0.{registrant}/{suffix}"),
    "DOI, letter in the registrant": _of_doi(lambda registrant, suffix: f"doi:10.{_lettered(registrant)}/{suffix}"),
    "DOI, comma": _of_doi(lambda registrant, suffix: f"doi: 10,{registrant}/{suffix}"),
    "DOI, no full stop": _of_doi(lambda registrant, suffix: f"doi:10{registrant}/{suffix}"),
    "DOI, no 10.": _of_doi(lambda registrant, suffix: f"doi:{registrant}/{suffix}"),
    "DOI, no 10., address": _of_doi(lambda registrant, suffix: f"https://doi.org/{registrant}/{suffix}"),
    "DOI, backslash": _of_doi(lambda registrant, suffix: f"doi:10.{registrant}\\{suffix}"),
    "DOI, colon for slash": _of_doi(lambda registrant, suffix: f"doi:10.{registrant}:{suffix}"),
    "DOI, full stop for slash": _of_doi(lambda registrant, suffix: f"doi:10.{registrant}.{suffix}"),
    "DOI, glued to the resolver": _of_doi(lambda registrant, suffix: f"https://doi.org10.{registrant}/{suffix}"),
    "DOI, full stop behind the resolver": _of_doi(lambda r, suffix: f"https://doi.org.10.{r}/{suffix}"),
    "DOI, prefix twice": _of_doi(lambda registrant, suffix: f"doi:10.{registrant}/10.{registrant}/{suffix}"),
    "DOI, nothing behind the prefix": lambda doi, _: (f"https://doi.org/{doi.partition('/')[0]}/", None),
    "resolver twice": lambda doi, _: (f"https://doi.org/https://doi.org/{doi}", f"https://doi.org/{doi}"),
    "PMID, letter": lambda _, number: (f"PMID: {_lettered(f'{number % 10**6 + 10**7}')}", f"{number % 10**6 + 10**7}"),
    "PMID, nine digits": lambda _, number: (f"PMID: {number % 10**8 + 10**8}", None),
    "PMID, a DOI": lambda doi, _: (f"PMID: {doi}", None),
    "PMCID, letter": lambda _, number: (
        f"PMCID: PMC{_lettered(str(number % 10**5 + 10**6))}",
        f"PMC{number % 10**5 + 10**6}",
    ),
    "PMCID, nine digits": lambda _, number: (f"PMCID: PMC{number % 10**8 + 10**8}", None),
    "ISBN, one digit wrong": lambda _, number: (
        f"ISBN {_isbn(number)[:5]}{(int(_isbn(number)[5]) + 1 + number % 9) % 10}{_isbn(number)[6:]}",
        None,
    ),
    "ISBN, a digit missing": lambda _, number: (f"ISBN: {_isbn(number)[:8]}{_isbn(number)[9:]}", None),
    "NCT, seven digits": lambda _, number: (f"NCT{number % 10**7:07}", None),
    "NCT, O for 0": lambda _, number: (f"NCTO{number % 10**7:07}", f"NCT0{number % 10**7:07}"),
    "arXiv, month 13 to 99": lambda _, number: (f"arXiv:20{13 + number % 87:02}.{number % 10**5:05}", None),
    "arXiv, four digits since 2015": lambda _, number: (
        f"arXiv:2{number % 6}0{1 + number % 9}.{number % 10**4:04}",
        None,
    ),
}
"""Name of a kind of near miss → a printed form that cannot be an identifier, and the repair due, if one is."""


def near_misses(dois: list[str]) -> dict[str, Row]:
    """Return for each kind how many near misses are called malformed, with the repair where one is due."""
    chosen = random.Random(7)
    fit = [doi for doi in dois if "0" in doi[3:].partition("/")[0] or "1" in doi[3:].partition("/")[0]]
    sample = [(doi, chosen.randrange(10**9, 10**10)) for doi in chosen.sample(fit, min(_SAMPLE, len(fit)))]
    rows: dict[str, Row] = {}
    for name, spoil in NEAR_MISSES.items():
        row = rows[name] = Row()
        for doi, number in sample:
            printed, repair = spoil(doi, number)
            found = find_identifiers(f"{_BEFORE} {printed}.").malformed
            row.tried += 1
            row.malformed += bool(found)
            row.right += any(item.repaired == repair for item in found)
            if not any(item.repaired == repair for item in found):
                row.errors.append(f"{printed!r} → {found} instead of {repair}")
    return rows


def _round_trip_table(rows: Mapping[str, Row]) -> list[str]:
    lines = ["| form | DOIs | read back whole | called malformed |", "|---|--:|--:|--:|"]
    return lines + [f"| {name} | {row.tried} | {row.right} | {row.malformed} |" for name, row in rows.items()]


def _near_miss_table(rows: Mapping[str, Row]) -> list[str]:
    lines = [
        "| near miss | tried | called malformed | with the repair, or none where none is safe |",
        "|---|--:|--:|--:|",
    ]
    return lines + [f"| {name} | {row.tried} | {row.malformed} | {row.right} |" for name, row in rows.items()]


def lines() -> list[str]:
    """Return both tables, as the report of references shows them."""
    dois = known_dois()
    return [*_round_trip_table(round_trips(dois)), "", *_near_miss_table(near_misses(dois))]


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", metavar="NAME", help="of a form or of a kind of near miss")
    wanted = parser.parse_args().errors
    if wanted is None:
        shown = lines()
    elif wanted in FORMS:
        shown = round_trips(known_dois(), {wanted: FORMS[wanted]})[wanted].errors
    else:
        shown = near_misses(known_dois())[wanted].errors
    sys.stdout.write("\n".join(shown) + "\n")


if __name__ == "__main__":
    main()
