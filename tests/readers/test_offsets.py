"""The contract of every reader: what a block or inline says stands in the source where the page says it stands."""

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.model.page import Page
from claimcheck.readers import read_bytes

_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.S)
_LINK = re.compile(r"\[(\[\d+\])\]\([^)]*\)")
_UNREAD = re.compile(r"[\s\x00-\x1f\u00ad\u200b\u2060\ufeff\\*_`~|>^]+")

PAGES = {
    "html": [
        "<p>Of 120 clients, 89&nbsp;% improved &mdash; after <b>four</b> sessions<sup>5,6</sup>.</p>",
        "<div>70%<br>Response Rate</div><div>4 hrs</div><p>R&D cost &lt; $5 &amp; more &notit; &#x2014;",
        "<p>First\r\nline\rand\ttab<p>Zero\x00 byte</foo>after a stray tag<!-- hidden -->end",
        "<table><caption>Doses</caption><tr><th>Drug<th>mg<tr><td>Esketamine<td>56</table>",
        "<ol start=3><li>Smith J. Title. 2019.<li>Lee K &amp; Ng P. 2020.<ul><li>nested</ul>tail</ol>",
        "<p>a<table>moved<tr><td>cell</td></tr></table><b>bold<p>still</b> on",
        "<p>soft\u00adhyphen and zero\u200bwidth",
    ],
    "markdown": [
        "# Títle &amp; more\n\nRelief in 24 hours[^1] for *most* \\[1\\] people.\n\n[^1]: Näme A. 2019.\n    more\n",
        "| Drug | mg |\n|---|--:|\n| Ketamine | 0.5 |\n\n3. three\n4. four\n   - nested 5%\n",
        "Ünder <sup>2</sup> the `50 mg` dose[[1]](https://example.org) ^3^ {:.x}\n\n"
        "<div id=a>\n<p>in &amp; out</p>\n</div>\n",
    ],
    "text": [
        "Title\r\n\r\n70%\r\nResponse Rate\r\n• one of 5\r\n1. first\r\nlone\rreturn\n",
        "claimcheck: ignore[uncited-claim] old figure\nAbout 12% relapse.\n",
    ],
}


def plain(text: str, format: str) -> str:  # noqa: A002 - the contract's word
    """Return source text as a reader sees it, without white space and marks."""
    if format != "text":
        text = unescape(_TAG.sub("", _LINK.sub(r"\1", text)))
    return _UNREAD.sub("", text)


def assert_spans_hold(page: Page) -> None:
    """Check every block and inline of a page against its source."""
    end = 0
    for block in page.blocks:
        text = block.span.slice(page.text)
        assert block.span.start >= end
        end = block.span.end
        assert text == text.strip()
        source = page.source_span(block.span).slice(page.source)
        if page.format == "text":
            assert text == source.replace("\r\n", "\n").replace("\r", "\n")
    assert end <= len(page.text)
    for inline in page.inlines:
        assert 0 <= inline.span.start < inline.span.end <= len(page.text)


@pytest.mark.parametrize(("format", "source"), [(key, text) for key, texts in PAGES.items() for text in texts])
def test_blocks_slice_back_to_what_they_say(format: str, source: str) -> None:  # noqa: A002
    page = read_bytes(source.encode(), "page", format)
    assert page.blocks
    assert_spans_hold(page)
    for block in page.blocks:
        if "moved" in source:  # the parser itself moves this one
            continue
        read = plain(block.span.slice(page.text), "text")
        assert read == plain(page.source_span(block.span).slice(page.source), format)


def test_a_figure_behind_entities_slices_back_exactly() -> None:
    page = read_bytes(b"<p>Tom &amp; Ann &lt;3 found <i>89%</i> better&hellip; after&nbsp;4 weeks", "page", "html")
    for printed in ("89%", "4 weeks", "better"):
        start = page.text.index(printed)
        span = type(page.blocks[0].span)(start, start + len(printed))
        assert page.source_span(span).slice(page.source) == printed


_BITS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<li>",
        "<ol>",
        "</ol>",
        "<table>",
        "<td>",
        "<tr>",
        "<th>",
        "<sup>",
        "</sup>",
        "<br>",
        "<h1>",
        "<a href=u>",
        "</a>",
        "<svg>",
        "<template>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<",
        ">",
        "&amp;",
        "&nbsp",
        "&#",
        "&#50;",
        "&notit;",
        "\r\n",
        "\r",
        "\x00",
        "\n",
        "\n\n",
        "89%",
        " of 12 ",
        "é",
        "🧠",
        "[^1]",
        "[^1]: ",
        "- ",
        "1. ",
        "`",
        "*",
        "^2^",
        "{% x %}",
        "[1](u)",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_BITS, max_size=40), st.sampled_from(["text", "html", "markdown"]))
@example(["-->", "</b>", "<!--", "[^1]: "], "html")
@example(["'", "-->", "</b>", "<!--", "[^1]: ", "'"], "html")
@example(["-->", "</b>", "<!--", "[^1]: "], "markdown")
def test_any_mixture_reads_without_losing_its_place(bits: list[str], format: str) -> None:  # noqa: A002
    source = "".join(bits).replace("\0", "", max(0, source_nuls(bits) - 1))
    assert_spans_hold(read_bytes(source.encode(), "page", format))


def source_nuls(bits: list[str]) -> int:
    """Return how many NULs the bits hold; more than one in a short file would make it binary."""
    return bits.count("\0")
