"""The baseline as a file: JSON text ↔ entries, sorted, without date or line, of this version or brought up to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from claimcheck.json_text import read_json, write_json

VERSION = 2
_NEEDED = ("fingerprint", "rule", "page", "excerpt")
_OPTIONAL = ("content", "reason")


@dataclass(frozen=True, slots=True)
class AcceptedEntry:
    """One accepted finding."""

    fingerprint: str
    rule: str
    page: str
    excerpt: str
    content: str | None = None
    """The fingerprint without the page's path; None in files of version 1 until they are next written."""
    reason: str | None = None
    """Why it is accepted, when somebody wrote it into the file."""


def in_order(entries: Iterable[AcceptedEntry]) -> list[AcceptedEntry]:
    """Return entries in the order of the file."""
    return sorted(entries, key=lambda entry: (entry.page, entry.rule, entry.excerpt, entry.fingerprint))


def write(entries: Iterable[AcceptedEntry]) -> str:
    """Return the text of a baseline file."""
    listed = []
    for entry in in_order(entries):
        told = {name: getattr(entry, name) for name in ("fingerprint", "content", "rule", "page", "excerpt", "reason")}
        listed.append({name: value for name, value in told.items() if value is not None})
    return write_json({"version": VERSION, "findings": listed})


def read(text: str) -> list[AcceptedEntry]:
    """Return the entries of a baseline file of any version; raises ValueError that says in a line what is wrong."""
    if "\n<<<<<<< " in f"\n{text}":
        raise ValueError("it holds the marks of a merge that was not finished")
    data = read_json(text)
    if not isinstance(data, dict):
        raise ValueError("it is no JSON object")
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or not 1 <= version <= VERSION:
        raise ValueError(f"its version is {version!r:.40}, and this claimcheck reads versions 1 to {VERSION}")
    for step in range(version, VERSION):
        data = _STEPS[step](data)
    findings = data.get("findings")
    if not isinstance(findings, list):
        raise ValueError("it has no list of findings")
    return [_read_entry(item, number) for number, item in enumerate(findings, 1)]


def _from_1_to_2(data: dict[str, Any]) -> dict[str, Any]:
    """Version 2 adds `content` to each entry; it is filled in when the entry's finding is next met."""
    return data | {"version": 2}


_STEPS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _from_1_to_2}
"""By version: the step to the next one."""


def _read_entry(item: object, number: int) -> AcceptedEntry:
    if not isinstance(item, dict):
        raise ValueError(f"finding {number} is no JSON object")
    for key in item:
        if key not in (*_NEEDED, *_OPTIONAL):
            near = get_close_matches(str(key), (*_NEEDED, *_OPTIONAL), n=1)
            hint = f", did you mean {near[0]}?" if near else "; words of your own go into reason"
            raise ValueError(f"finding {number} has an unknown key {key!r:.40}{hint}")
    for key in _NEEDED:
        if not isinstance(item.get(key), str):
            raise ValueError(f"finding {number} lacks {key}, or it is no text")
    for key in _OPTIONAL:
        if not isinstance(item.get(key), str | None):
            raise ValueError(f"the {key} of finding {number} is no text")
    return AcceptedEntry(**item)
