"""The reference lists of two provider pages against the works they name."""

import re
from collections.abc import Callable

from claimcheck.citations.fields import parse_fields
from claimcheck.matching.choosing import choose
from claimcheck.matching.comparing import compare
from claimcheck.model.evidence import WorkMatch
from claimcheck.model.severity import Severity
from tests.benchmarks.shared_works import SHARED, known_works

_ENTRY = re.compile(r"^\s*(?:\d{1,2}\.?\s+|•\s*)([A-Z][\w'’-]+(?: [A-Z]{1,3}\b|,).*(?:doi|https?:).*)$", re.MULTILINE)
LINK_TARGETS = ("krystal-2024", "yavi-2022", "yavi-2022", "mandal-2019")


def check_pages(say: Callable[[str], None], most: Severity) -> None:
    """Print what is said about entries that are right, and about links that lead elsewhere."""
    works = known_works()
    pages = sorted((SHARED / "pages" / "seeds").glob("*.txt"))
    for page in pages:
        entries = _ENTRY.findall(page.read_text(encoding="utf-8"))
        if not entries:
            continue
        say(f"{page.stem}: {len(entries)} entries")
        for number, entry in enumerate(entries):
            fields = parse_fields(re.split(r"https?:|doi:", entry)[0])
            choice = choose(fields, entry, list(works.values()))
            found = choice.comparison.differences if choice.comparison else ()
            said = ", ".join(f"{one.field} {one.grade}" for one in found)
            name = next((key for key, work in works.items() if work == (choice.work or choice.nearest)), "-")
            grave = "  !" if any(one.grade.rank > most.rank for one in found) else ""
            verb = "matched" if choice.work else "nearest"
            say(f"  {number + 1:>2} {verb} {name}: {said or 'nothing'}{grave}")
            if len(entries) == len(LINK_TARGETS):
                target = compare(fields, works[LINK_TARGETS[number]])
                mark = "" if target.agreement is WorkMatch.OTHER else "  !"
                say(f"     link target {LINK_TARGETS[number]}: {target.agreement}{mark}")
