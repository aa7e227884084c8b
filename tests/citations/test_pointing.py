"""Pages as people write them: what each marker points at, by the words that the entry begins with."""

import pytest

from claimcheck.citations import scan
from claimcheck.model.page import BlockKind
from claimcheck.readers import read_bytes

FOOTNOTES = (
    # pandoc and markdown-it
    (
        '<p>Owls hunt at dusk.<sup><a href="#fn1" id="fnref1">1</a></sup></p>'
        '<section><ol><li id="fn1"><p>Owl count, 2018. <a href="#fnref1">↩</a></p></li></ol></section>'
    ),
    # Word
    (
        '<p>Owls hunt at dusk.<a href="#_ftn1" name="_ftnref1">[1]</a></p><hr>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Owl count, 2018.</p>'
    ),
    (
        '<p>Owls hunt at dusk.<a href="#_edn1" name="_ednref1">[1]</a></p><hr>'
        '<p><a href="#_ednref1" name="_edn1">[1]</a> Owl count, 2018.</p>'
    ),
    # Google Docs
    (
        '<p>Owls hunt at dusk.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr>'
        '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> Owl count, 2018.</p></div>'
    ),
    # a key that begins like a back link
    (
        '<p>Owls hunt at dusk.<sup><a href="#fn:ref1" id="fnref:ref1">1</a></sup></p>'
        '<ol><li id="fn:ref1">Owl count, 2018. <a href="#fnref:ref1">↩</a></li></ol>'
    ),
)


@pytest.mark.parametrize("html", FOOTNOTES)
def test_the_paragraph_that_points_at_a_footnote_is_no_note(html: str) -> None:
    assert [words[:9] for words in pointed(html, "html").values()] == ["Owl count"]


def test_notes_of_several_paragraphs_keep_their_numbers() -> None:
    notes = (
        "[^1]: Adler P. Owls at dusk. J Owl. 2018;3:4-9.\n\n    Barn owls were left out.\n\n"
        "[^2]: Three counts:\n\n    - Spring count, 2019\n    - Autumn count, 2019\n\n    > As told in the diary.\n\n"
        "[^3]: Brandt K. Owls at dawn. J Owl. 2020;5:1-7."
    )
    assert pointed(f"Owls hunt.[^1] Some sing.[^2] Most sleep.[^3]\n\n{notes}\n\nThe end.\n", "markdown") == {
        "[^1]": "Adler P. Owls at dusk. J Owl. 2018;3:4-9.\nBarn owls were left out.",
        "[^2]": "Three counts:\nSpring count, 2019\nAutumn count, 2019\nAs told in the diary.",
        "[^3]": "Brandt K. Owls at dawn. J Owl. 2020;5:1-7.",
    }


LETTERED = (
    (
        "html",
        (
            '<p>Rye rose.<sup>a</sup> Oats fell.<sup>b</sup></p><h3>Sources</h3><ol type="a"><li>Farm yearbook, '
            "2019, pp. 3.</li><li>Oat trade, pp. 4, 2018.</li></ol>"
        ),
    ),
    (
        "html",
        (
            "<p>Rye rose.<sup>a</sup> Oats fell.<sup>b</sup></p><p><sup>a</sup> Farm yearbook, 2019.</p>"
            "<p><sup>b</sup> Oat report, 2018.</p>"
        ),
    ),
    (
        "html",
        (
            '<p>Rye rose [i]. Oats fell [ii].</p><h2>References</h2><ol type="i"><li>Farm yearbook, 2019, pp. 3.</li>'
            "<li>Oat report</li></ol>"
        ),
    ),
    (
        "html",
        (
            "<p>Rye rose.† Oats fell.‡</p><h3>Notes</h3><p>† Lie P. Rye. Crops. 2019;3:1-4.</p><p>‡ Moe K. Oats. "
            "Crops. 2018;2:3-9.</p>"
        ),
    ),
    (
        "markdown",
        (
            "Rye rose [lie19]. Oats fell [Moe+18].\n\n## References\n\n- [lie19] Lie P. Rye. 2019, pp. 3.\n- "
            "[Moe+18] Moe K. Oats. 2018.\n"
        ),
    ),
    ("text", "Nine in ten farmers sow rye.*\n\n* Farm survey of 2019, table 4\n"),
)


@pytest.mark.parametrize(("form", "source"), LETTERED)
def test_letters_keys_and_signs_point_at_what_stands_under_them(form: str, source: str) -> None:
    found = pointed(source, form)
    assert found
    assert "?" not in found.values()
    assert not any(text.startswith(("[", "†", "a ")) for text in found.values())


def test_raised_letters_behind_names_are_affiliations() -> None:
    html = "<p>Paul Adler<sup>a</sup>, Karen Brandt<sup>b</sup></p><p><sup>a</sup> Institute of Trial Data, Bergen</p>"
    assert pointed(html, "html") == {}


def test_a_short_line_of_text_that_ends_in_a_marker_is_no_heading() -> None:
    running = "The rest was sent back to the mill, where each sack was opened and weighed by two people.\n"
    for line in (
        "A third of it rotted.3",
        "Half of it dried.²",
        "It was dry by noon.†",
        "It kept for a year.[2][3]",
        "So did 60%.1,2",
    ):
        kinds = [block.kind for block in read_bytes(f"{line}\n\n{running}".encode(), "page", "text").blocks]
        assert kinds == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH], line
    for line in ("What we ask of mills [and millers]", "Mill No.3", "Rye 2"):
        kinds = [block.kind for block in read_bytes(f"{line}\n\n{running}".encode(), "page", "text").blocks]
        assert kinds[0] is BlockKind.HEADING, line


def test_names_in_brackets_that_fit_an_entry() -> None:
    source = (
        "Wells run dry (watersite.example). Deep ones last. (Hansen, Olsen) Few are dug (Brekke 112), fewer kept "
        "(Aas and Lie 31-33), says (Canada) the (HR) board (other.example).\n\n## Works cited\n\n"
        "Aas, Ola, and Per Lie. *Men and Water*. Fjord Press, 1999.\n\nBrekke, Nils. *The Dry Well*. Fjord "
        "Press, 2004."
        "\n\nHansen B, Olsen P. Deep wells. Water Stud. 2011;3:1-9.\n\nWell count, 2018. "
        "https://watersite.example/wells\n"
    )
    assert {marker: text[:6] for marker, text in pointed(source, "markdown").items()} == {
        "(watersite.example)": "Well c",
        "(Hansen, Olsen)": "Hansen",
        "(Brekke 112)": "Brekke",
        "(Aas and Lie 31-33)": "Aas, O",
    }


def test_numbers_that_are_links_are_the_labels_of_their_addresses() -> None:
    text = "".join(f"Mills ground {n}0% of it [{n}](https://mill.example/study/{n}). " for n in (1, 2, 3)) + "So says "
    text += "[1](https://mill.example/study/1) too, 9% of it."
    found = scan(read_bytes(text.encode(), "page", "markdown"))
    assert [marker.labels for marker in found.markers] == [("1",), ("2",), ("3",), ("1",)]
    assert [reference.identifiers.urls[0][-1] for reference in found.references] == ["1", "2", "3"]
    entries = (
        "\n\n## References\n\n1. Lie P. Mills. 2019, 3.\n2. Moe K. Flour. 2018, p. 4.\n3. Aas O. Bags. 2017, p. 5.\n"
    )
    listed = scan(read_bytes((text + entries).encode(), "page", "markdown"))
    assert [marker.labels for marker in listed.markers] == [("1",), ("2",), ("3",), ("1",)]
    assert [reference.identifiers.urls[0][-1] for reference in listed.references] == ["1", "2", "3"]


def test_a_stretch_whose_class_says_that_it_points_at_a_reference() -> None:
    html = (
        '<p>Mills ground half of it. <span class="ref_numbers">1</span></p><p>Sacks tore. <i class="cite">2/3</i></p>'
        '<p><small class="refs">1.A mill yearbook<br>2.Flour trade, https://flour.example<br>3.Sack '
        "makers</small></p>"
    )
    assert pointed(html, "html") == {"1": "A mill yearbook", "2/3": "Flour trade, https://flour.example + Sack makers"}


RAW = (
    '[cs_row][cs_column width="1/2"]By a baker\n\nLoaves were 9% lighter.[1]\n\nWarmth took 30% of the time.[2]\n\n'
    "References\n\n1. Dahl K. Dough. Cereals. 2011;3:1-9.\n\n2. Rist P. Warmth. Cereals. 2012;4:2-8."
    "[/cs_column][/cs_row]",
    "Loaves were <b>9%</b> lighter.[1]<br><br>Warmth took 30% of the time.[2]<br/>\n<br/>References<br><br>"
    "1. Dahl K. Dough. Cereals. 2011;3:1-9.<br><br>2. Rist P. Warmth. Cereals. 2012;4:2-8.",
)


@pytest.mark.parametrize("source", RAW)
def test_raw_text_of_a_content_system(source: str) -> None:
    assert pointed(source, "html") == {
        "[1]": "Dahl K. Dough. Cereals. 2011;3:1-9.",
        "[2]": "Rist P. Warmth. Cereals. 2012;4:2-8.",
    }
    page = read_bytes(source.encode(), "page", "html")
    assert "width" not in page.text
    assert all(source[page.source_span(block.span).start] == page.text[block.span.start] for block in page.blocks)


def test_brackets_that_are_no_shortcodes_stay() -> None:
    assert read_bytes(b"<p>He said [sic] that [key=1] holds [smith_2011].</p>", "page", "html").text == (
        "He said [sic] that [key=1] holds [smith_2011]."
    )


def test_papers_spread_over_blocks_are_a_list() -> None:
    html = (
        "<h2>What we wrote</h2><div><p>Rust on ferries</p><p>P. Vik, O. Li</p><p>Coatings, 26, 17-18 (2004).</p></div>"
        "<div><p>Paint for hulls</p><p>O. Li</p><p>Ships, 4(5), 35-41 (2015).</p></div><p>Our ferries rust less.</p>"
    )
    found = scan(read_bytes(html.encode(), "page", "html"))
    assert [reference.text[:5] for reference in found.references] == ["Rust ", "Paint"]


ANSWERING = (
    (
        "text",
        "Rain fell on 40 days [1]. Snow on 9 [2].\n\nSources\n\n1. https://rain.example\n2. https://snow.example\n",
    ),
    (
        "markdown",
        "Rain fell on 40 days [1]. Snow on 9 [2].\n\n## References\n\n1. Weather Office\n2. Data on file, Rainco.\n",
    ),
    (
        "html",
        (
            "<p>Rain fell on 40 days.<sup>1</sup> Snow on 9.<sup>2</sup></p><h2>Notes</h2><p>1. Rain Act<br>2. A "
            "leaflet</p>"
        ),
    ),
    (
        "html",
        (
            "<p>Rain fell on 40 days (1). Snow on few (2).</p><h2>References</h2><ol><li>Rain Act</li><li>A "
            "leaflet</li></ol>"
        ),
    ),
    (
        "markdown",
        "Rain fell on 40 days [1]. Snow on 9 [2].\n\n**Citations**\n\n[1] Rain Act\n[2] Weather Office, leaflet\n",
    ),
    ("text", "Rain fell on 40 days [1]. Snow on 9 [2].\n\nSources: [1] Rain Act, https://r.example [2] Snow Act\n"),
)


@pytest.mark.parametrize(("form", "source"), ANSWERING)
def test_under_its_heading_a_list_that_answers_the_markers_needs_no_other_proof(form: str, source: str) -> None:
    assert "?" not in (found := list(pointed(source, form).values()))
    assert len(found) == 2


@pytest.mark.parametrize(
    "source",
    [
        "Rain fell on 40 days.\n\n## Sources\n\n1. Call us\n2. Get an offer\n",
        "Rain fell on 40 days [5].\n\n## Notes\n\n1. Bring a coat.\n2. Bring boots.\n3. Bring a friend.\n",
    ],
)
def test_a_numbered_list_that_nothing_points_at_is_none(source: str) -> None:
    assert scan(read_bytes(source.encode(), "page", "markdown")).references == ()


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_what_introduces_a_list_is_no_part_of_its_first_entry(form: str, gap: str) -> None:
    introduction = "The works below were gathered by the archive, in the order in which the text names them."
    listed = "1. Adler P. Owls at dusk. J Owl. 2018;3:4-9.\n\n2. Brandt K. Owls at dawn. J Owl. 2020;5:1-7.\n"
    assert pointed(f"Owls hunt [1]. Some sing [2].\n\nReferences\n\n{introduction}{gap}{listed}", form) == {
        "[1]": "Adler P. Owls at dusk. J Owl. 2018;3:4-9.",
        "[2]": "Brandt K. Owls at dawn. J Owl. 2020;5:1-7.",
    }


def test_a_caption_may_close_with_its_source() -> None:
    html = "<figure><figcaption>Rain fell on 40 days. Source: Weather Office, 2019.</figcaption></figure>"
    assert list(pointed(html, "html")) == ["Weather Office, 2019"]


def test_the_caption_that_a_site_generator_gives_a_figure_is_read() -> None:
    source = 'Rain fell on 40 days.\n\n{% include figure.html src="r.png" caption="Source: Weather Office, 2019" %}\n'
    assert list(pointed(source, "markdown")) == ["Weather Office, 2019"]
    within = 'Rain fell {% include drop.html caption="A drop" %} on 40 days.'
    assert read_bytes(within.encode(), "page", "markdown").text == "Rain fell on 40 days."


def pointed(source: str, form: str) -> dict[str, str]:
    """Return the entries' texts by the markers that point at them, in order of the text."""
    found = scan(read_bytes(source.encode(), "page", form))
    texts = {reference.label: reference.text for reference in found.references}
    return {marker.text: " + ".join(texts.get(label, "?") for label in marker.labels) for marker in found.markers}
