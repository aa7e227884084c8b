"""The edits that `history.yaml` tells, as functions from a page's text to its next text, or on the folder of pages."""

import html
import re
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

Edit = Callable[[str, Any], str]


def replace(text: str, told: dict[str, str]) -> str:
    """Put words in the place of others that stand on the page exactly once."""
    for old, new in told.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times on the page"
        text = text.replace(old, new)
    return text


def everywhere(text: str, told: dict[str, str]) -> str:
    """Put words in the place of others wherever they stand."""
    for old, new in told.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def append(text: str, told: str) -> str:
    """Add a paragraph at the end."""
    return f"{text.rstrip()}\n\n{told}\n"


def before(text: str, told: dict[str, str]) -> str:
    """Add a paragraph before the one that holds some words."""
    for words, new in told.items():
        paragraphs = _paragraphs(text)
        paragraphs.insert(_holding(paragraphs, words), new)
        text = "\n\n".join(paragraphs)
    return text


def move(text: str, told: dict[str, str]) -> str:
    """Move the paragraph that holds some words before the one that holds others."""
    for words, target in told.items():
        paragraphs = _paragraphs(text)
        moved = paragraphs.pop(_holding(paragraphs, words))
        paragraphs.insert(_holding(paragraphs, target), moved)
        text = "\n\n".join(paragraphs)
    return text


def repeat(text: str, told: dict[str, str]) -> str:
    """Put a second copy of the paragraph that holds some words before the one that holds others."""
    for words, target in told.items():
        paragraphs = _paragraphs(text)
        paragraphs.insert(_holding(paragraphs, target), paragraphs[_holding(paragraphs, words)])
        text = "\n\n".join(paragraphs)
    return text


def move_line(text: str, told: dict[str, str]) -> str:
    """Move the line that holds some words before the line that holds others."""
    lines = text.split("\n")
    for words, target in told.items():
        moved = lines.pop(_holding(lines, words))
        lines.insert(_holding(lines, target), moved)
    return "\n".join(lines)


def reverse(text: str, told: str) -> str:
    """Put the paragraphs before the one that holds some words in the opposite order."""
    paragraphs = _paragraphs(text)
    end = _holding(paragraphs, told)
    return "\n\n".join([*reversed(paragraphs[:end]), *paragraphs[end:]])


def wrap(text: str, told: int) -> str:
    """Break the lines of every paragraph at a width; lists and headings stay lines of their own."""
    lines = []
    for line in text.split("\n"):
        hang = " " * (len(line) - len(line.lstrip(" -•")))
        lines.append(textwrap.fill(line, told, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False))
    return "\n".join(lines)


def indent(text: str, told: int) -> str:
    """Indent every line that is not empty."""
    return textwrap.indent(text, " " * told)


def quotes(text: str, told: str) -> str:
    """Make quotes and apostrophes curly, or straight."""
    if told == "straight":
        return text.translate(str.maketrans("‘’“”", "''\"\""))
    text = re.sub(r"(?<![\w=\"])\"(?=\w)", "“", text)
    return re.sub(r"(?<=[\w.,])\"(?![\w>])", "”", text).replace("'", "’")


def spaces(text: str, told: str) -> str:
    """Put another blank between figures and what follows."""
    return re.sub(r"(?<=\d) (?=[a-z])", told, text)


def entities(text: str, told: str) -> str:
    """Write everything beyond ASCII, and apostrophes, as character references."""
    return "".join(f"&#{ord(letter)};" if letter in told or ord(letter) > 127 else letter for letter in text)


def to_html(text: str, told: str) -> str:
    """Make an HTML page of a text page."""
    body = "\n".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in _paragraphs(text))
    return f"<!DOCTYPE html>\n<html lang='en'><head><title>{told}</title></head><body>\n{body}\n</body></html>\n"


def frame(text: str, told: str) -> str:
    """Put the body of an HTML page into further elements and indent it."""
    start, end = text.index("<main>"), text.index("</main>")
    inner = textwrap.indent(text[start + len("<main>") : end], "    ")
    return f'{text[:start]}<main>\n  <div class="{told}"><section>{inner}</section></div>\n{text[end:]}'


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        replace,
        everywhere,
        append,
        before,
        move,
        repeat,
        move_line,
        reverse,
        wrap,
        indent,
        quotes,
        spaces,
        entities,
        to_html,
        frame,
    )
}


def perform(folder: Path, told: dict[str, Any]) -> None:
    """Do one edit of the history to the pages in a folder."""
    page = folder / told["page"]
    raw = page.read_bytes()
    text = raw.decode("utf-8")
    for step in told.get("do", ()):
        ((name, argument),) = step.items()
        text = EDITS[name](text, argument)
    newline = told.get("newline", "\n")
    page.write_bytes(text.replace("\n", newline).encode(told.get("encoding", "utf-8")))
    if "rename" in told:
        target = folder / told["rename"]
        target.parent.mkdir(parents=True, exist_ok=True)
        page.rename(target)
    if "copy" in told:
        shutil.copy(page, folder / told["copy"])
    if told.get("delete"):
        page.unlink()
    assert told.get("delete") or "rename" in told or "copy" in told or page.read_bytes() != raw, "nothing was edited"


def _paragraphs(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text.strip("\n"))


def _holding(paragraphs: list[str], words: str) -> int:
    (place,) = [place for place, paragraph in enumerate(paragraphs) if words in paragraph]
    return place
