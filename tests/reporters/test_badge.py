"""The badge: well-formed SVG that says the coverage in its picture, its title and its colour."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings

from claimcheck.model.finding import Report
from claimcheck.reporters import badge
from tests.reporters.hostile import hostile, hostile_report

SVG = "{http://www.w3.org/2000/svg}"


def read(text: str) -> tuple[str | None, list[str | None]]:
    """Return the title and the words of a badge."""
    root = fromstring(text)  # noqa: S314 our own output
    title = root.find(f"{SVG}title")
    assert title is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id")
    return title.text, [element.text for element in root.iter(f"{SVG}text")]


def test_it_says_the_coverage(report: Report) -> None:
    assert read(badge.render(report)) == (
        "Evidence coverage: 1 of 2 claims that need evidence have it",
        ["evidence", "50%"],
    )


def test_it_says_when_there_is_nothing_to_cover(report: Report) -> None:
    title, words = read(badge.render(replace(report, analyses=())))
    assert words[1] == "no claims"
    assert title == "Evidence coverage: no claim needs evidence"


def test_colours_go_from_red_to_green_and_white_is_readable_on_each() -> None:
    colours = [badge.colour(share) for share in (0.0, 0.49, 0.5, 0.7, 0.9, 1.0)]
    assert colours[0] == colours[1]
    assert colours[4] == colours[5]
    assert len(set(colours)) == 4
    assert min(map(contrast, colours)) >= 4.5


def contrast(colour: str) -> float:
    """Return the contrast of white on a colour as WCAG counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@pytest.mark.parametrize("value", ["50%", "</text><script>", "&", '"'])
def test_its_words_are_escaped(value: str) -> None:
    assert read(badge.draw(value, "#000", value)) == (value, ["evidence", value])


@settings(max_examples=10, deadline=None)
@given(words=hostile, message=hostile, path=hostile)
def test_no_page_text_is_in_it(words: str, message: str, path: str) -> None:
    assert badge.render(hostile_report(words, message, path)) == badge.render(hostile_report("x", "y"))
