"""Entries as a language model invents them, made of real works: in the rows of HALLMARK, for a sample of our own."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from claimcheck.model.evidence import Work

Row = dict[str, Any]
Fields = dict[str, str]
_NOBODY = "Ada Quillfeather and Bruno Ostrander and Celia Marchbanks"
_NOWHERE = "Symposium on Borrowed Umbrellas and Paper Lanterns"


def _fields(work: Work) -> Fields:
    """Return a work as an honest BibTeX entry prints it; every other one gives no DOI."""
    place = "booktitle" if work.type == "proceedings-article" else "journal"
    values = {
        "title": work.title,
        "author": _people(work),
        "year": str(work.years[0]),
        place: work.journals[0],
        "doi": work.doi if _gives_doi(work) else None,
    }
    return {name: value for name, value in values.items() if value}


def _gives_doi(work: Work) -> bool:
    return sum(map(ord, work.doi or "")) % 2 == 0


def _people(work: Work) -> str:
    return " and ".join(f"{one.given} {one.family}".strip() for one in work.authors)


def _place(work: Work) -> str:
    return "booktitle" if work.type == "proceedings-article" else "journal"


def _with_another_word(work: Work, other: Work) -> str | None:
    words, new = (re.findall(r"\b[A-Za-z][a-z]{5,}\b", one.title) for one in (work, other))
    fresh = [word for word in new if word[:4].lower() not in work.title.lower()]
    return work.title.replace(words[-1], fresh[0], 1) if words and fresh else None


def _near_title(work: Work, other: Work) -> Fields | None:
    title = _with_another_word(work, other)
    return {"title": title} if title else None


def _hybrid(work: Work, other: Work) -> Fields | None:
    title = _with_another_word(work, other)
    return {"title": title, "author": _NOBODY} if title else None


def _partial(work: Work, other: Work) -> Fields | None:
    people = _people(work).split(" and ")
    return {"author": " and ".join(people[: len(people) // 2])} if len(people) > 2 else None


KINDS: Mapping[str, Callable[[Work, Work], Fields | None]] = {
    "wrong_venue": lambda work, other: {_place(work): other.journals[0]},
    "nonexistent_venue": lambda work, _: {_place(work): _NOWHERE},
    "near_miss_title": _near_title,
    "chimeric_title": lambda _, other: {"title": other.title},
    "swapped_authors": lambda _, other: {"author": _people(other)},
    "placeholder_authors": lambda *_: {"author": _NOBODY},
    "partial_author_list": _partial,
    "hybrid_fabrication": _hybrid,
    "fabricated_doi": lambda work, _: {"doi": f"10.5555/{work.years[0]}.borrowed.umbrellas"},
    "future_date": lambda *_: {"year": "2031"},
}
"""Kind of invention → the fields that change; None where a work has nothing to change."""


def entries(works: Sequence[Work]) -> list[Row]:
    """Return every work as it is, and once in each of three kinds of invention, in turn."""
    rows = [_row(work, _fields(work), None) for work in works]
    for place, work in enumerate(works):
        other = next(one for one in (*works[place + 1 :], *works) if _differ(one, work))
        for step in range(3):
            kind = list(KINDS)[(place + step * 3) % len(KINDS)]
            changed = KINDS[kind](work, other)
            if changed:
                rows.append(_row(work, {**_fields(work), **changed}, kind))
    return rows


def _differ(one: Work, other: Work) -> bool:
    return one.type == other.type and one.journals[0] != other.journals[0]


def _row(work: Work, fields: Fields, kind: str | None) -> Row:
    return {
        "bibtex_key": re.sub(r"\W", "", f"{kind or 'valid'}{work.doi}"),
        "bibtex_type": "inproceedings" if work.type == "proceedings-article" else "article",
        "fields": fields,
        "label": "HALLUCINATED" if kind else "VALID",
        "hallucination_type": kind,
    }
