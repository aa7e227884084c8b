"""Full texts in JATS: what of an article is read, where it stands, and what table cells say."""

import pytest

from claimcheck.registries.jats import read_sections

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.2//EN" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article">
<front><article-meta><abstract><p>In all, 91% kept their diary.</p></abstract></article-meta></front>
<body>
<sec id="s1" sec-type="intro"><title>Introduction</title><p>Insomnia affects 22% of adults.</p></sec>
<sec id="s2"><title>Methods</title>
  <p>We invited 640 nurses. A score of 15 or more counts as insomnia [<xref ref-type="bibr" rid="b1">1</xref>].</p>
</sec>
<sec id="s3"><title>3. Results</title>
  <sec><title>Sleep</title>
    <p>Sleep improved in 57.3% of nurses (<xref ref-type="table" rid="t1">Table 1</xref>).
      <fig id="f1"><label>Figure 1</label><caption><title>Flow.</title>
      <p>Of 640 invited, 212 took part.</p></caption></fig>
    </p>
    <table-wrap id="t1"><label>Table 1</label><caption><p>Outcomes of 212 nurses</p></caption>
      <table><thead>
        <tr><th rowspan="2">Outcome</th><th colspan="2">Lights off</th><th rowspan="1">Lights on</th></tr>
        <tr><th>Week 4</th><th>Week 8</th><th>Week 8</th></tr></thead>
      <tbody>
        <tr><td>Remission, n (%)</td><td>31 (29.2)</td><td>44 (41.5)</td><td>20 (18.9)</td></tr>
        <tr><td colspan="4">Side effects</td></tr>
        <tr><td>Nightmares, %</td><td>12.3</td><td>8.1</td><td>11.4</td></tr>
        <tr><td>Age, years</td><td>41.2 (9.8)</td><td></td><td>40.7 (10.1)</td></tr>
      </tbody></table>
      <table-wrap-foot><p>Missing: 4 nurses.</p></table-wrap-foot></table-wrap>
  </sec></sec>
<sec id="s4"><title>Discussion</title>
  <p>Our 57.3% is high. Smith found 33% in pilots <xref ref-type="bibr" rid="b2">2</xref>. Only 5 nurses gave up.</p>
</sec>
</body>
<back><ref-list><ref id="b1"><mixed-citation>Lee. Sleep. 2011;4:99.</mixed-citation></ref></ref-list></back>
</article>"""


def told(place: str) -> list[str]:
    return [text for where, text in read_sections(ARTICLE) if where == place]


def test_results_come_first_and_hold_captions_of_figures() -> None:
    places = [place for place, _ in read_sections(ARTICLE)]
    assert places == sorted(places, key=("results", "table", "text").index)
    assert told("results") == ["Sleep improved in 57.3% of nurses (Table 1).", "Flow. Of 640 invited, 212 took part."]


def test_cells_are_read_with_their_row_and_column() -> None:
    assert told("table") == [
        "Outcomes of 212 nurses",
        "Missing: 4 nurses.",
        "Remission, Lights off Week 4: 31 (29.2%)",
        "Remission, Lights off Week 8: 44 (41.5%)",
        "Remission, Lights on Week 8: 20 (18.9%)",
        "Nightmares, Lights off Week 4: 12.3%",
        "Nightmares, Lights off Week 8: 8.1%",
        "Nightmares, Lights on Week 8: 11.4%",
        "Age, years, Lights off Week 4: 41.2 years (9.8)",
        "Age, years, Lights on Week 8: 40.7 years (10.1)",
    ]


def test_what_others_found_is_left_out() -> None:
    assert told("text") == ["We invited 640 nurses.", "Our 57.3% is high. Only 5 nurses gave up."]


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<article><body>",
        "<html><body></body></html>",
        '<!DOCTYPE a [<!ENTITY b "17%">]><article><body><p>&b;</p></body></article>',
        f"<article><body>{'<sec>' * 3000}<p>17%</p>{'</sec>' * 3000}</body></article>",
        "<article><body><table-wrap><table><tr><td colspan='x'/></tr></table></table-wrap></body></article>",
    ],
)
def test_what_is_no_article_holds_nothing(xml: str) -> None:
    assert read_sections(xml) == []


def test_a_table_is_bounded() -> None:
    rows = "<tr><td>Row</td><td>1</td></tr>" * 2000
    assert len(read_sections(f"<article><body><table-wrap><table>{rows}</table></table-wrap></body></article>")) == 400
