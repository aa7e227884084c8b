"""A source that is only named reaches the claims around it, and stops where a citation would."""

import pytest

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.readers import read_bytes


def attributed(text: str, words: str) -> str | None:
    """Return who the claim with these words is attributed to."""
    document = examine(read_bytes(text.encode(), "page.md", "markdown"), Config())
    return next(claim.attribution for claim in document.claims if words in claim.text)


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "Night shifts and falls were examined by Adler and Brandt. They found that 38% of their 210 nurses fell.",
            "38%",
            "Adler and Brandt",
        ),
        (
            "Krol and colleagues tested standing desks in 82 shops. Participants stood 30% longer.",
            "30%",
            "Krol and colleagues",
        ),
        (
            "According to the Sleep Board, poor nights cost lives. In numbers:\n\n- 12% of drivers doze\n",
            "12%",
            "Sleep Board",
        ),
        ("Some 14% of nurses nap at work. This figure comes from the Nurses Union.", "14%", "Nurses Union"),
        (
            "The work of Ito and Cruz settled the matter.\n\nThe researchers saw 27% fewer falls among walkers.",
            "27%",
            "Ito and Cruz",
        ),
        (
            "# Shifts\n\n## Falls\n\nThe following are extracts from the Ward Review.\n\nNaps help.\n\n"
            "- 12% of cooks fall\n",
            "12%",
            "Ward Review",
        ),
    ],
)
def test_it_reaches(text: str, words: str, source: str) -> None:
    assert attributed(text, words) == source


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shifts were examined by Adler and Brandt. In Norway 1 in 4 families owns a boat.", "1 in 4"),
        ("According to the Sleep Board, nights matter. Our pillow cuts waking by 45%.", "45%"),
        ("According to the Sleep Board, nights matter:\n\n- Beds\n\nTea helps 12% of drivers.", "12%"),
        ("## A\n\nThese are extracts from the Ward Review.\n\n## B\n\nOf cooks, 12% fall.\n", "12%"),
        ("Krol and colleagues tested desks.\n\n## Pillows\n\nThey helped 61% of clients.", "61%"),
    ],
)
def test_it_stops(text: str, words: str) -> None:
    assert attributed(text, words) is None
