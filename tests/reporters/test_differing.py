"""Which words of a printed and a recorded value are marked, and what stays in sight."""

from claimcheck.reporters.differing import mark_differences, shorten_shared


def marked(pieces: tuple[tuple[str, bool], ...]) -> list[str]:
    return [text for text, is_marked in pieces if is_marked]


def test_only_words_that_differ_are_marked() -> None:
    ours, theirs = mark_differences("Sleep in minor depression", "Sleep in major depression")
    assert ours == (("Sleep in", False), ("minor", True), ("depression", False))
    assert marked(theirs) == ["major"]


def test_case_and_setting_are_not_marked() -> None:
    ours, theirs = mark_differences("A trial of naps; “minor” cases", "A Trial of Naps: 'minor' Patients")
    assert marked(ours) == ["cases"]
    assert marked(theirs) == ["Patients"]


def test_setting_is_marked_where_nothing_else_differs() -> None:
    ours, theirs = mark_differences("naps at noon", "Naps at noon")
    assert (marked(ours), marked(theirs)) == (["naps"], ["Naps"])


def test_values_that_share_a_word_by_chance_differ_as_a_whole() -> None:
    ours, theirs = mark_differences("Annual Review of Neuroscience", "Indian Journal of Psychiatry")
    assert ours == (("Annual Review of Neuroscience", True),)
    assert theirs == (("Indian Journal of Psychiatry", True),)


def test_words_of_one_side_alone_are_marked() -> None:
    ours, theirs = mark_differences("Quist B", "Quist B, Ferreira I")
    assert marked(ours) == []
    assert marked(theirs) == ["Ferreira I"]


def test_a_difference_behind_a_long_beginning_stays_in_sight() -> None:
    shared = " ".join(["Name A,"] * 60)
    _, theirs = mark_differences(f"{shared} Quist B", f"{shared} Quist C")
    short = shorten_shared(theirs, 160)
    assert marked(short) == ["C"]
    assert sum(len(text) for text, _ in short) < 180


def test_nothing_gives_nothing() -> None:
    assert mark_differences("", "") == ((), ())
    assert shorten_shared((), 10) == ()
