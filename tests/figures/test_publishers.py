"""What tells that two pages are one publisher's, and what only looks like it."""

import pytest

from claimcheck.figures.subjects import signs_of
from claimcheck.readers import read_bytes


def share(first: str, second: str) -> bool:
    pages = [read_bytes(text.encode(), f"{number}.md", "markdown") for number, text in enumerate((first, second))]
    return bool(signs_of(pages[0]) & signs_of(pages[1]))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("# Anxiety | Stillwater\n\nCome in.", "# Stillwater – depression\n\nCome in."),
        ("# Anxiety\n\nWrite to a@stillwater.example.", "# Depression\n\n[Write](mailto:b@Stillwater.example)."),
        ("# Anxiety\n\nCall (303) 555-0142.", "# Depression\n\nTel. 303 555 0142"),
    ],
    ids=["name", "mail", "telephone"],
)
def test_one_publisher(first: str, second: str) -> None:
    assert share(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("# Anxiety\n\nCome in.", "# Anxiety\n\nCome in."),
        ("# Home | Stillwater\n\nCome in.", "# Home | Oakview\n\nCome in."),
        ("# Stillwater – made with Sitely\n\nCome in.", "# Oakview – made with Sitely\n\nCome in."),
        ("# Anxiety\n\nWrite to a@gmail.com.", "# Depression\n\nWrite to b@gmail.com."),
        ("# Anxiety\n\nIn a crisis call 800-273-8255.", "# Depression\n\nSuicide hotline: 800-273-8255"),
    ],
    ids=["words", "place", "agency", "mail", "helpline"],
)
def test_two_publishers(first: str, second: str) -> None:
    assert not share(first, second)
