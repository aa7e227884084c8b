"""Words → Markdown that shows exactly these words, on GitHub and GitLab as in plain CommonMark."""

import re

from claimcheck.reporters.phrases import short

_MARKUP = re.compile(r"[\\`*_\[\]|~^]")
"""What may begin or end markup anywhere in a line; a backslash before it makes it a character."""
_BEGINNING = re.compile(r"(\d*)([-+=#.):])")
"""What may begin a heading, an item or an underline at the start of a line."""
_AUTOMATIC = re.compile(r"@(?=\S)|#(?=\w)|:(?=\S)|(?<=[Ww]{3})\.|(?<=[Gg][Hh])-")
"""What hosts turn into mentions, issue links, emoji and addresses even where it is escaped."""
_NOTHING = "\u200b"
"""A blank without width: it parts words for a program and shows nothing."""
_DOLLAR = "<span>$</span>"
"""A dollar that begins no formula, written as GitHub asks for it."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str, length: int = 1_000) -> str:
    """Return `text`, cut to `length`, as Markdown that stays these words in one line of a paragraph, item or cell."""
    parted = _AUTOMATIC.sub(lambda found: f"{_NOTHING}{found[0]}{_NOTHING}", short(text, length))
    escaped = _MARKUP.sub(r"\\\g<0>", parted)
    if beginning := _BEGINNING.match(escaped):
        escaped = f"{beginning[1]}\\{escaped[beginning.start(2) :]}"
    return escaped.translate(_ENTITIES).replace("$", _DOLLAR)
