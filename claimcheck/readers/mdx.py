"""MDX pages: Markdown with JavaScript between. What is computed is not read, comments are comments.

Expressions in braces, attributes that are given one, and blocks of imports and exports are blanked out before the
Markdown is parsed, character for character; `{/* … */}` is a comment of the page. Code keeps its braces.
"""

import re
from collections.abc import Iterator

from claimcheck.model.page import Comment, Page
from claimcheck.model.span import Span
from claimcheck.readers.assembly import Assembly
from claimcheck.readers.decoding import decode
from claimcheck.readers.markdown import blank, page_of

_TOKEN = re.compile(r"^(?P<fence>`{3,}|~{3,})[\s\S]*?(?:^(?P=fence)|\Z)|`[^`\n]*`|(?P<brace>[{}])", re.MULTILINE)
_MODULE = re.compile(
    r"^(?:import[ ](?:[\w*{][^\n]*[ ]from[ ]|[\"'])|export[ ](?:const|default|let|var|function|async|class|type|[{*]))"
    r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+",
    re.MULTILINE,
)
_COMMENT = re.compile(r"\{\s*/\*(.*)\*/\s*\}", re.DOTALL)


def read(data: bytes, shown: str) -> Page:
    """Read a page of MDX. Raises ReadError when it is not text."""
    source = decode(data, shown)
    assembly = Assembly()
    prose = _MODULE.sub(lambda found: blank(found[0]), source)
    readable: list[str] = []
    at = 0
    for span in _expressions(prose):
        if comment := _COMMENT.fullmatch(prose, span.start, span.end):
            assembly.comments.append(Comment(span, comment[1].strip()))
        start = span.start - (prose[span.start - 1 : span.start] == "=")
        readable += prose[at:start], blank(prose[start : span.end])
        at = span.end
    return page_of(assembly, shown, "mdx", source, "".join(readable) + prose[at:])


def _expressions(source: str) -> Iterator[Span]:
    """Yield the outermost stretches in braces, in order."""
    opened: list[int] = []
    pairs: list[Span] = []
    for token in _TOKEN.finditer(source):
        if token["brace"] == "{":
            opened.append(token.start())
        elif token["brace"] and opened:
            pairs.append(Span(opened.pop(), token.end()))
    end = 0
    for pair in sorted(pairs):
        if pair.start >= end:
            end = pair.end
            yield pair
