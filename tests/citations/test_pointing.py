"""Pages as people write them: what each marker points at, by the words that the entry begins with."""

import pytest

from claimcheck.citations import scan
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


def pointed(source: str, form: str) -> dict[str, str]:
    """Return the entries' texts by the markers that point at them, in order of the text."""
    found = scan(read_bytes(source.encode(), "page", form))
    texts = {reference.label: reference.text for reference in found.references}
    return {marker.text: " + ".join(texts.get(label, "?") for label in marker.labels) for marker in found.markers}
