"""The catalogue of rules and their manuals, set to the width of the terminal."""

import shutil
import sys
from textwrap import wrap

from claimcheck.rules import RULES, manual

_WIDEST = 100
"""Columns a line of prose fills at most, however wide the terminal is."""
_INDENT, _HANGING = " " * 4, " " * 8


def list_rules() -> str:
    """Return a row per rule: its id, its severity, what it finds; in a pipe, which may end in grep, one line each."""
    width = max(len(rule.id) for rule in RULES)
    rows = ((f"{rule.id:<{width}}  {rule.severity:<7}  ", rule.summary) for rule in RULES)
    if not sys.stdout.isatty():
        return "\n".join(head + words for head, words in rows)
    return "\n".join(_wrapped(head, " " * len(head), words) for head, words in rows)


def explain(rule_id: str) -> str:
    """Return a rule's manual; raises ConfigError for an id that no rule has."""
    rule = manual(rule_id)
    parts = [f"{rule.rule} ({rule.severity})", _wrapped("", "", rule.text.partition("\n")[0])]
    for title, paragraphs in rule.sections:
        shown = (
            "\n".join(_wrapped(_INDENT, _INDENT + _HANGING * one.example, line) for line in one.lines)
            for one in paragraphs
        )
        parts.append(f"{title}\n" + "\n\n".join(shown))
    return "\n\n".join(parts)


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
