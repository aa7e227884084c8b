"""How many real titles the link check takes for another page: `python -m tests.benchmarks.disguises`.

Every title of a work or a journal in `../shared/data` is put on a page as publishers do: as its title and first
heading.
"""

import gzip
import html
import json
import sys
from collections.abc import Iterator
from typing import Any

from claimcheck.links.judging import judge_response
from claimcheck.links.response import Response
from claimcheck.model.evidence import LinkStatus
from tests.benchmarks.shared_works import DATA

_NAMES = frozenset({"title", "atitle", "booktitle", "article-title", "container-title", "jtitle"})
_URL = "https://journal.example.org/articles/7"


def titles() -> set[str]:
    """Return the distinct titles that the data hold."""
    return {
        " ".join(title.split())
        for path in sorted(DATA.rglob("*.jsonl.gz"))
        for line in gzip.open(path, "rt", encoding="utf-8")
        for title in _titles(json.loads(line))
        if title.strip()
    }


def _titles(value: Any, *, named: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _titles(inner, named=name in _NAMES)
    elif isinstance(value, list):
        for inner in value:
            yield from _titles(inner, named=named)
    elif named and isinstance(value, str):
        yield value


def is_taken_for_another(title: str) -> bool:
    """Whether a page with this title would not count as the page that was asked for."""
    shown = html.escape(title)
    body = f"<title>{shown} | Journal of Examples</title><h1>{shown}</h1>"
    return judge_response(Response(_URL, _URL, 200, body)).status is not LinkStatus.OK


def main() -> int:
    """Print how many there are, and which were taken for another page."""
    found = titles()
    wrong = sorted(filter(is_taken_for_another, found))
    sys.stdout.write(f"{len(wrong)} of {len(found)} titles taken for an error page or a robot check\n")
    for title in wrong:
        sys.stdout.write(f"  {title}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
