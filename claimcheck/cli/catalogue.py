"""The catalogue of rules and their manuals, set to the width of the terminal."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from textwrap import wrap

from claimcheck.rules import RULES, manual

_WIDEST = 100
"""Columns a line of prose fills at most, however wide the terminal is."""
_EXAMPLES = ("Before:", "After:")
"""What begins an example, whose blanks are kept."""


def list_rules() -> str:
    """Return a row per rule: its id, its severity, what it finds; in a pipe, which may end in grep, one line each."""
    width = max(len(rule.id) for rule in RULES)
    rows = ((f"{rule.id:<{width}}  {rule.severity:<7}  ", rule.summary) for rule in RULES)
    if not sys.stdout.isatty():
        return "\n".join(head + words for head, words in rows)
    return "\n".join(_wrapped(head, " " * len(head), words) for head, words in rows)


def explain(rule_id: str) -> str:
    """Return a rule's manual; raises ConfigError for an id that no rule has."""
    return "\n".join(_lines(manual(rule_id).split("\n"))).rstrip()


def _lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a manual with its paragraphs filled anew; headings and examples stay lines of their own."""
    indent, words = "", ""
    for line in (*lines, ""):  # the last one ends what is open
        text = line.strip()
        begins = line[: len(line) - len(line.lstrip())] if text else ""
        goes_on = bool(text and words and begins == indent) and not text.startswith(_EXAMPLES)
        if words and not goes_on:
            hanging = " " * 8 if words.startswith(_EXAMPLES) else ""
            yield _wrapped(indent, indent + hanging, words)
        if not text:
            yield ""
        words = f"{words} {text}" if goes_on else text
        indent = begins


def _wrapped(first: str, following: str, words: str) -> str:
    width = max(min(shutil.get_terminal_size().columns, _WIDEST), len(following) + 20)
    return "\n".join(
        wrap(
            words,
            width,
            initial_indent=first,
            subsequent_indent=following,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
