"""Manuals → SARIF rules, with the whole manual as help in plain text and in Markdown."""

import re

from claimcheck.model.manual import Manual, Paragraph
from claimcheck.reporters.phrases import shorten
from claimcheck.reporters.sarif_places import Shape

_LONGEST = 1_024
"""Characters of a description that GitHub takes."""
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~$&])")


def build_rule(manual: Manual) -> Shape:
    """Return a rule with its usual level and its help."""
    found = dict(manual.sections).get("What it finds", ())
    finds = " ".join(line for paragraph in found for line in paragraph.lines) or manual.summary
    return {
        "id": manual.rule,
        "name": "".join(part.capitalize() for part in manual.rule.split("-")),
        "shortDescription": {"text": shorten(f"{manual.summary[:1].upper()}{manual.summary[1:]}.", _LONGEST)},
        "fullDescription": {"text": shorten(finds, _LONGEST)},
        "defaultConfiguration": {"level": manual.severity.value},
        "help": {"text": manual.text or manual.summary, "markdown": build_markdown(manual)},
        "properties": {"tags": ["claims", "references"], "problem.severity": _PROBLEM[manual.severity.value]},
    }


def build_markdown(manual: Manual) -> str:
    """Return the manual as Markdown: a heading per section, examples as code."""
    parts = [f"# {manual.rule}", _escape(manual.summary[:1].upper() + manual.summary[1:] + ".")]
    for title, paragraphs in manual.sections:
        parts += [f"## {title}", *map(_paragraph, paragraphs)]
    return "\n\n".join(parts) + "\n"


def _paragraph(paragraph: Paragraph) -> str:
    text = "\n".join(paragraph.lines)
    return f"```text\n{text}\n```" if paragraph.example else _escape(text)


def _escape(text: str) -> str:
    """Escape what Markdown would read as markup; words in backquotes stay code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return _ACTIVE.sub(r"\\\1", text)
    return "`".join(piece if n % 2 else _ACTIVE.sub(r"\\\1", piece) for n, piece in enumerate(pieces))
