"""What each reader makes of a page: kinds, labels, inlines, and what it leaves out."""

import pytest

from claimcheck.model.page import BlockKind, InlineKind, Page
from claimcheck.readers import read_bytes


def html(source: str) -> Page:
    return read_bytes(source.encode(), "page.html", "html")


def markdown(source: str) -> Page:
    return read_bytes(source.encode(), "page.md", "markdown")


def text(source: str) -> Page:
    return read_bytes(source.encode(), "page.txt", "text")


def said(page: Page, kind: BlockKind | None = None) -> list[str]:
    return [block.span.slice(page.text) for block in page.blocks if kind in {None, block.kind}]


def inlines(page: Page, kind: InlineKind) -> list[tuple[str, str | None]]:
    return [(each.span.slice(page.text), each.target) for each in page.inlines if each.kind is kind]


def test_html_leaves_out_what_is_not_the_article() -> None:
    page = html(
        "<html lang=en-GB><head><title>A &amp; B</title><style>p{}</style></head><body><header>Call 555 0100</header>"
        "<nav><a href=/>Home</a></nav><main><header><p>By Ann</p></header><h1>Relief</h1><p>In 70% of us."
        "<script>5</script><noscript>old</noscript></main><p hidden>secret</p><div style='display: none'>gone</div>"
        "<div class='cookie-banner'>99 cookies</div><pre>code 5</pre><svg><text>7</text></svg><footer>© 2026</footer>"
    )
    assert said(page) == ["By Ann", "Relief", "In 70% of us."]
    assert (page.title, page.language) == ("A & B", ["en", "GB"][0])


def test_html_keeps_references_in_a_footer() -> None:
    page = html("<p>Text.</p><footer><h2>References</h2><ol><li id=r1>Smith J. 2019.</ol></footer>")
    assert said(page) == ["Text.", "References", "Smith J. 2019."]
    assert (page.blocks[-1].label, page.blocks[-1].anchors) == ("1", ("r1",))


def test_what_is_raised_behind_a_digit_never_runs_into_it() -> None:
    source = "Up 12<sup>3,4</sup> to 10<sup>-6</sup>, the 2<sup>nd</sup> of 40%<sup>5</sup> [7<sup>[8]</sup>]."
    for page in (html(f"<p>{source}"), markdown(source)):
        assert page.text == "Up 12³,⁴ to 10⁻⁶, the 2nd of 40%5 [7[8]]."
        raised = [(text, len(text)) for text, _ in inlines(page, InlineKind.SUPERSCRIPT)]
        assert raised == [("³,⁴", 3), ("⁻⁶", 2), ("nd", 2), ("5", 1), ("[8]", 3)]


def test_a_blank_that_sets_off_thousands_is_kept_between_digits_alone() -> None:
    source = "Of 23&thinsp;817 hives&nbsp;or 4\u202f128 of 9&nbsp; 10,&nbsp;12&nbsp;kg."
    for page in (html(f"<p>{source}"), markdown(source)):
        assert page.text == "Of 23\u2009817 hives or 4\u202f128 of 9 10, 12 kg."


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<p><b class=countup data-end=64>0</b>% of growers", "64% of growers"),
        ("<p>Cut by <i></i><span data-number=1,250>0.00</span> litres", "Cut by 1,250 litres"),
        ("<p>Some <b data-from=0 data-to=91 data-speed=1500>$0+</b> each", "Some $91+ each"),
        ("<p>Down <span data-from-value=1 data-to-value=37.5 class=timer></span>%", "Down 37.5%"),
        ("<div data-number-value=72><p><span class=percent-value></span><span>%</span></div>", "72%"),
        ("<p>A <span data-value=3></span> b <b data-count=8>7</b> c <b data-start=5>0</b> d", "A b 7 c 0 d"),
        ("<p>A <b data-target='#top'>0</b> b <b data-duration=20>0</b> c <b data-id=9>0</b>", "A 0 b 0 c 0"),
    ],
)
def test_html_reads_what_visitors_see_of_counters(source: str, read: str) -> None:
    page = html(source)
    assert page.text == read
    for segment in page.segments:
        assert 0 <= segment.source.start < segment.source.end <= len(source)


def test_what_is_struck_out_is_known() -> None:
    source = "Of <s>70%</s> 54%, <del>all **9** <ins>7</ins></del> <ins>8</ins> <strike>6</strike>"
    struck = [("70%", None), ("all 9 7", None), ("6", None)]
    assert inlines(html(f"<p>{source.replace('**', '')}."), InlineKind.STRUCK) == struck
    assert inlines(markdown(f"{source} ~~5~~."), InlineKind.STRUCK) == [*struck, ("5", None)]


def test_lines_of_a_paragraph_are_apart_unless_a_sentence_goes_on() -> None:
    page = html(
        "<p id=top>Our herd in figures<br>62% of <a href=x>cows calved<br>18% needed</a> help and<br>Vets<br>"
        "\n• <b>1</b> died<br>(of old age)<br>3. More,<br>None<br><br>after that<p>Keep hives dry,<br>and warm"
        "<h2>One<br>Two</h2><ul><li>Ant<br>Bee</ul><p>Hill A.<br>On bees.<br>Hive. 2004;3(1):5-9."
    )
    assert [(block.kind.value, block.span.slice(page.text), block.anchors) for block in page.blocks] == [
        ("paragraph", "Our herd in figures", ("top",)),
        ("paragraph", "62% of cows calved", ()),
        ("paragraph", "18% needed help and\nVets", ()),
        ("item", "1 died\n(of old age)", ()),
        ("paragraph", "3. More,\nNone", ()),
        ("paragraph", "after that", ()),
        ("paragraph", "Keep hives dry,\nand warm", ()),
        ("heading", "One\nTwo", ()),
        ("item", "Ant\nBee", ()),
        ("paragraph", "Hill A.\nOn bees.\nHive. 2004;3(1):5-9.", ()),
    ]
    assert inlines(page, InlineKind.LINK) == [("cows calved", "x"), ("18% needed", "x")]
    lines = ("Whoever writes to the board gets an answer within", "Twenty days, as the rules of the house demand it of")
    wrapped = html("<p>" + "<br>".join([*lines, *lines, "All"]))
    assert len(wrapped.blocks) == 1


def test_mdx_is_markdown_with_code_between() -> None:
    source = (
        "import {A} from './a'\n\nexport const share = {\n  a: '44%' }\n\n# Soil {1 + 2}\n\n"
        "{/* claimcheck: a\nb */}\n\n"
        "Compost <A b={{c: '9%'}} d=e>fed 30%</A> of {n} plots, `{70%}` more.\n\n```js\nlet a = { b\n```\n\n"
        "<A data={[1]}>\n\nInside { 20%.\n\n</A>\n\nexport of 12%.\n"
    )
    page = read_bytes(source.encode(), "page.mdx", "mdx")
    assert said(page) == ["Soil", "Compost fed 30% of plots, {70%} more.", "Inside { 20%.", "export of 12%."]
    assert [(comment.text, comment.span.slice(source)[:4]) for comment in page.comments] == [
        ("claimcheck: a\nb", "{/* "),
    ]


def test_html_reads_an_article_that_a_script_was_to_uncover() -> None:
    page = html("<div>Enter code</div><div style='display:none'><p>Some 40% of the 200 people slept better.</p></div>")
    assert "Some 40% of the 200 people slept better." in said(page)


def test_html_inlines_lists_rows_and_anchors() -> None:
    page = html(
        "<section id=top><p>Up to 30%<sup><a href='#r2'>2</a></sup> of "
        "<a href='https://example.org/a?b=1&amp;c=2'>them</a>"
        "<img alt='70% better' src=x.png></section><ol start=4><li>four<li value=9>nine<li>ten<ul><li>deep</ul></ol>"
        "<table><thead><tr><th>Dose<th>Share</thead><tr><td>5 mg<td><p>12%</p></table>"
    )
    assert page.blocks[0].anchors == ("top",)
    assert inlines(page, InlineKind.SUPERSCRIPT) == [("2", None)]
    assert inlines(page, InlineKind.LINK) == [("2", "#r2"), ("them", "https://example.org/a?b=1&c=2")]
    assert inlines(page, InlineKind.IMAGE) == [("70% better", "x.png")]
    items = [(b.label, b.level) for b in page.blocks if b.kind is BlockKind.ITEM]
    assert items == [("4", 1), ("9", 1), ("10", 1), (None, 2)]
    assert said(page, BlockKind.ROW) == ["Dose\tShare", "5 mg\t12%"]
    assert page.blocks[-1].header == ("Dose", "Share")


def test_html_tiles_stand_apart_and_layout_tables_are_no_rows() -> None:
    assert said(html("<div><div>70%</div><div>Response Rate</div></div>")) == ["70%", "Response Rate"]
    assert said(html("<x-card><x-num>4</x-num><x-label>hours</x-label></x-card>")) == ["4", "hours"]
    page = html("<table><tr><td><h2>Our results</h2><p>12 of 20.</p></table>")
    assert [block.kind for block in page.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_other_vocabularies_in_html_files_read_well() -> None:
    page = html(
        "<document><title>Fear</title><content><para id='p1'>A <term>phobia</term> (<emphasis>fear</emphasis>) is rare."
        "</para><list><item>one</item></list></content></document>"
    )
    assert said(page) == ["Fear", "A phobia (fear) is rare.", "one"]


def test_comments_are_kept_apart() -> None:
    for page in (html("<p>a</p><!-- claimcheck: ignore[x] y -->"), markdown("a\n\n<!-- claimcheck: ignore[x] y -->\n")):
        assert [comment.text for comment in page.comments] == ["claimcheck: ignore[x] y"]
        assert page.comments[0].span.slice(page.source) == "<!-- claimcheck: ignore[x] y -->"
        assert said(page) == ["a"]
    page = text("One.\nclaimcheck: ignore[x] y\nTwo.\n")
    assert [comment.text for comment in page.comments] == ["claimcheck: ignore[x] y"]
    assert said(page) == ["One.", "Two."]


def test_markdown_structure() -> None:
    page = markdown(
        "---\ntitle: 'On sleep'\nlang: en\n---\n# Sleep {#s}\n\n{:.no_toc}\n\n"
        "Most[^a] of [them](u) slept^2^ 7 hours.\n\n"
        "```\n5 mg\n```\n\n7. seven\n8. eight\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^a]: Smith 2019.\n"
    )
    assert (page.title, page.language) == ("On sleep", "en")
    assert said(page) == ["Sleep", "Most[^a] of them slept2 7 hours.", "seven", "eight", "A\tB", "1\t2", "Smith 2019."]
    assert [block.label for block in page.blocks] == [None, None, "7", "8", None, None, "a"]
    assert page.blocks[0].anchors == ("s",)
    assert page.blocks[5].header == ("A", "B")
    assert page.blocks[6].kind is BlockKind.NOTE
    assert inlines(page, InlineKind.NOTE_MARK) == [("[^a]", "a")]
    assert inlines(page, InlineKind.SUPERSCRIPT) == [("2", None)]


def test_markdown_reads_html_inside() -> None:
    page = markdown("A<sup>1</sup> and [[1]](u)<br>next\n\n<div id=z>\n<p>in &amp; out</p>\n</div>\n\n10^6 and 10^9\n")
    assert said(page) == ["A1 and [1]\nnext", "in & out", "10^6 and 10^9"]
    assert inlines(page, InlineKind.SUPERSCRIPT) == [("1", None)]
    assert inlines(page, InlineKind.LINK) == [("[1]", "u")]


def test_text_captured_from_a_page_keeps_tiles_apart() -> None:
    page = text(
        "Our results\n\nIn our clinic most people feel better within a month, and many say so after the first visit.\n"
        "70%\nResponse Rate\n4 hrs\nOnset of Relief\n• Safe for 9 of 10\n3. Third step\n"
    )
    assert said(page)[2:] == ["70%", "Response Rate", "4 hrs", "Onset of Relief", "Safe for 9 of 10", "Third step"]
    assert (page.blocks[0].kind, page.blocks[-1].label) == (BlockKind.HEADING, "3")


def test_wrapped_text_is_joined() -> None:
    page = text(
        "Sleep and the heart\n\nPeople who sleep fewer than six hours a night were found to have a\n"
        "higher risk of stroke in a survey of 4,200 adults, and those who slept\n"
        "longer than nine hours did not fare much better than the short sleepers\n"
        "in the years that followed.\n\nA second survey, twice as large, could not repeat the "
        "finding about\nlong sleep.\n"
    )
    assert len(page.blocks) == 3
    assert said(page)[1].startswith("People")
    assert said(page)[1].endswith("that followed.")


def test_html_ignores_front_matter_and_titles_of_drawings() -> None:
    page = html("---\nlayout: study\n---\n<p>Some 5%.</p><svg><title>Map</title></svg>")
    assert (page.title, said(page)) == (None, ["Some 5%."])
    assert page.source_span(page.blocks[0].span).slice(page.source) == "Some 5%."
