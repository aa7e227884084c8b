"""All rules on one page: one cause gives one finding, and honest variation nothing above a note."""

import pytest
import yaml

from claimcheck.config import Config
from claimcheck.rules import judge, select_rules
from tests.rules.building import Case, analysis_of

CASES: dict[str, Case] = yaml.safe_load("""
chimera_whose_words_have_no_record:
  text: "1. Okafor A. Slumber and mood. J Sleep Stud. 2019;4:1-9. PMC45"
  references:
    - label: 1
      text: "1. Okafor A. Slumber and mood. J Sleep Stud. 2019;4:1-9. PMC45"
      pmcid: PMC45
      fields: {title: Slumber and mood, authors: [Okafor A], journal: J Sleep Stud, year: 2019, volume: "4", pages: 1-9}
      outcome: resolved
      by: identifier
      asked: PMC45
      agreement: other
      differences: [[title, Slumber and mood, On digestion, error]]
      work: {key: "pmcid:PMC45", pmcid: PMC45, title: On digestion}
      nearest: {doi: 10.1234/sleep, title: Sleep and mood}
      link: {url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC45/", status: blocked, code: 403}
  expect: [[different-work, error], [unmatched-reference, error]]

chimera_whose_words_are_another_record:
  text: "1. Okafor A. Sleep and mood. J Slumber. 2021;9:1-9. PMC45"
  references:
    - label: 1
      text: "1. Okafor A. Sleep and mood. J Slumber. 2021;9:1-9. PMC45"
      pmcid: PMC45
      fields: {title: Sleep and mood, authors: [Okafor A], journal: J Slumber, year: 2021, volume: "9", pages: 1-9}
      outcome: resolved
      by: identifier
      asked: PMC45
      agreement: other
      work: {key: "pmcid:PMC45", pmcid: PMC45, title: On digestion}
      match: {doi: 10.1234/sleep, title: Sleep and mood}
      match_differences: [[journal, J Slumber, J Sleep Stud, error], [year, "2021", "2020", warning]]
  expect: [[different-work, error]]

doi_that_nobody_knows:
  text: "1. Okafor A. Slumber and mood. J Sleep Stud. 2019;4:1-9. https://doi.org/10.1234/slep"
  references:
    - label: 1
      text: "1. Okafor A. Slumber and mood. J Sleep Stud. 2019;4:1-9. https://doi.org/10.1234/slep"
      doi: 10.1234/slep
      fields: {title: Slumber and mood, authors: [Okafor A], journal: J Sleep Stud, year: 2019, volume: "4", pages: 1-9}
      outcome: not-found
      by: identifier
      link: {url: "https://doi.org/10.1234/slep", status: dead, code: 404}
  expect: [[unregistered-doi, error]]

resolved_with_a_publisher_that_blocks:
  text: "1. Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11. doi:10.1234/sleep"
  references:
    - label: 1
      text: "1. Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11. doi:10.1234/sleep"
      doi: 10.1234/sleep
      outcome: resolved
      by: identifier
      agreement: same
      work: {doi: 10.1234/sleep, title: Sleep and mood}
      link: {url: "https://doi.org/10.1234/sleep", status: blocked, code: 403}
  expect: []

web_page_that_answers:
  text: Naps help, says the Board.
  markers: [{text: the Board, labels: ["https://sleep.example.org/naps"]}]
  references:
    - label: "https://sleep.example.org/naps"
      kind: link
      text: the Board
      urls: ["https://sleep.example.org/naps"]
      link: {url: "https://sleep.example.org/naps", status: ok, code: 200}
  expect: []

web_page_that_is_gone:
  text: "1. Sleep Board. Naps. https://sleep.example.org/naps"
  references:
    - label: 1
      text: "1. Sleep Board. Naps. https://sleep.example.org/naps"
      urls: ["https://sleep.example.org/naps"]
      outcome: not-tried
      link: {url: "https://sleep.example.org/naps", status: dead, code: 404}
  expect: [[dead-link, error]]

network_down:
  text: |
    1. Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11. doi:10.1234/sleep

    2. Lindqvist B. Light. J Sleep Stud. 2020;5:12.
  references:
    - label: 1
      text: "1. Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11. doi:10.1234/sleep"
      doi: 10.1234/sleep
      outcome: unreachable
      link: {url: "https://doi.org/10.1234/sleep", status: unreachable}
    - label: 2
      text: "2. Lindqvist B. Light. J Sleep Stud. 2020;5:12."
      fields: {title: Light, journal: J Sleep Stud, volume: "5"}
      outcome: unreachable
  expect: [[unverified-reference, note], [unverified-reference, note]]

vague_source_in_a_claim:
  text: Studies show that 72% of clients slept better.
  claims: [{text: Studies show that 72% of clients slept better., figures: [72%]}]
  expect: [[unnamed-source, warning]]
""")


@pytest.mark.parametrize("name", CASES)
def test_one_cause_one_finding(name: str) -> None:
    findings = judge([analysis_of(CASES[name])], select_rules(Config().judging)).findings
    assert [[finding.rule, finding.severity.value] for finding in findings] == CASES[name]["expect"]
