"""HTML pages, parsed as browsers parse them: the article's text in blocks, its furniture left out.

The parser (justhtml) says where every node began; `tracing` follows each text from there, so that entities and dropped
tags never shift an offset. The tree is walked without recursion: pages nest as deep as they like.
"""

import re
from typing import Any

from claimcheck.model.page import Page
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.decoding import decode
from claimcheck.readers.elements import text_of, under
from claimcheck.readers.raw import is_raw, with_html_links, without_shortcodes
from claimcheck.readers.walking import Walk

_FRONT_MATTER = re.compile(r"---\r?\n(?:(?!---)[^\n]*\n){0,200}---[ \t]*(?:\r?\n|\Z)")
"""What site generators put before a page; no reader sees it."""
_STRAY = re.compile(r"<(?![A-Za-z/!?])")
"""A "<" that opens no tag. The parser adds each to its text one by one, which takes the square of their number."""
_MANY = 2_000
_ODD_REFERENCE = re.compile(r"&(?=#[0-9]*[^\W\x00-\x7f])")
"""The beginning of what is no character reference, as "&#²;"; the parser would read its number, and fail."""


def read(data: bytes, shown: str) -> Page:
    """Read a page of HTML. Raises ReadError when it is not text."""
    source = decode(data, shown)
    assembly = Assembly()
    front = _FRONT_MATTER.match(source)
    read_from = " " * front.end() + source[front.end() :] if front else source
    read_from = with_html_links(without_shortcodes(read_from))
    root = parse(read_from)
    Walk(assembly, read_from, raw=is_raw(read_from)).run(root)
    title, language = _declared(root)
    return assembly.page(shown, "html", source, title=title, language=language)


def read_fragment(assembly: Assembly, source: str, start: int, end: int) -> None:
    """Read source[start:end] as HTML into a page that is being put together from another format."""
    assembly.end()
    Walk(assembly, source[start:end], base=start).run(parse(source[start:end]))
    assembly.end()


def parse(source: str) -> Any:
    """Return the root of the tree a browser would build."""
    from justhtml import JustHTML

    signs: dict[int, str] = {}
    for sign, pattern, few in (("<", _STRAY, _MANY), ("&", _ODD_REFERENCE, 0)):
        stand_in = _stand_in(source, sign, pattern, few)
        if stand_in is not None:
            source = pattern.sub(stand_in, source)
            signs[ord(stand_in)] = sign
    root = JustHTML(source, track_node_locations=True, sanitize=False).root
    for node in under(root) if signs else ():
        data = getattr(node, "data", None)
        if isinstance(data, str):
            node.data = data.translate(signs)
        attributes = getattr(node, "attrs", None) or {}
        attributes.update({name: str(value).translate(signs) for name, value in attributes.items() if value})
    return root


def _stand_in(source: str, sign: str, pattern: re.Pattern[str], few: int) -> str | None:
    """Return a character to stand for each sign that the pattern meets; None where no more than a few are met."""
    if source.count(sign) <= few or sum(1 for _ in pattern.finditer(source)) <= few:
        return None
    return next((chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in source), None)


def _declared(root: Any) -> tuple[str | None, str | None]:
    """Return the title and the language a page gives for itself."""
    title = language = None
    for node in under(root):
        name = str(node.name)
        if name == "html":
            attributes = node.attrs or {}
            language = attributes.get("lang") or attributes.get("xml:lang") or None
        elif name == "title" and getattr(node, "namespace", None) in {None, "html"}:
            title = " ".join(text_of(node).split()) or None
        if title:
            break
    return title, language
