"""Opening pages: what is found, decoded, refused, or left unread for its language."""

from importlib import import_module
from pathlib import Path

import pytest

from claimcheck.errors import ReadError
from claimcheck.readers import READERS, find_pages, read, read_bytes
from claimcheck.readers.decoding import decode

GERMAN = (
    "Viele Menschen schlafen schlecht, und die Ursachen dafür sind sehr verschieden. In einer Umfrage unter 2.000 "
    "Erwachsenen sagten 34 Prozent, dass sie mindestens drei Nächte in der Woche wach liegen. Ärztinnen raten dazu, "
    "abends weniger zu essen, das Licht zu dämpfen und das Telefon in einem anderen Zimmer zu lassen, damit der Körper "
    "zur Ruhe kommen kann und der Schlaf von selbst eintritt."
)


@pytest.mark.parametrize("form", sorted(set(READERS.values())))
def test_every_reader_makes_a_page_of_bytes(form: str) -> None:
    page = import_module(f"claimcheck.readers.{form}").read("% Déjà vu\n".encode("utf-16"), "a page")
    assert (page.path, page.format) == ("a page", form)
    assert page.source == "% Déjà vu\n"


def test_folders_are_searched_and_missing_paths_reported(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "README.md", ".hidden.txt", "image.png", ".git/x.txt", "sub/c.HTML"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("Text.", encoding="utf-8")
    found = find_pages([tmp_path, tmp_path / "a.txt", tmp_path / "gone.md"])
    assert [path.name for path, _ in found.pages] == ["a.txt", "b.md", "c.HTML"]
    assert found.pages[2][1].endswith("sub/c.HTML")
    assert [problem.path.name for problem in found.problems] == ["gone.md"]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", bytes(range(32)) * 4])
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="not text"):
        read_bytes(data, "photo.txt", "text")


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(ReadError):
            read(path, path.name)


@pytest.mark.parametrize(
    "data",
    [
        "Café, 5 %".encode("utf-8-sig"),
        "Café, 5 %".encode("utf-16"),
        '<meta charset="windows-1252"><p>Café, 5 %'.encode("cp1252"),
    ],
)
def test_encodings_are_recognised(data: bytes) -> None:
    page = read_bytes(data, "-")
    assert page.text == "Café, 5 %"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("The naïve method – so the café's staff – was right in 12% of cases.", "cp1252"),
        ("Of 45 guests, 12 % came from Malmö and 9 % from Köln.", "cp1252"),
        ("Udział wyniósł 12% w roku 2019, a potem spadł do 9% w całym kraju, także wśród młodzieży.", "cp1250"),
        ("Лечение помогло 40% больных, и боль ушла.", "cp1251"),
    ],
)
def test_undeclared_encodings_are_guessed_western_first(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "page") == text


def test_the_format_of_standard_input_is_guessed() -> None:
    assert read_bytes(b"<!DOCTYPE html><p>Hi", "-").format == "html"
    assert read_bytes(b"Less than 5 < 6 of us.", "-").format == "text"


def test_pages_in_other_languages_are_left_unread() -> None:
    page = read_bytes(GERMAN.encode(), "schlaf.txt", "text")
    assert page.skipped == "the page is in German (de); claims are read in English only"
    assert page.blocks == ()
    declared = read_bytes(b"<html lang='fr-FR'><p>Bonjour", "page", "html")
    assert (declared.language, declared.blocks) == ("fr", ())


def test_short_pages_are_read_whatever_they_look_like() -> None:
    page = read_bytes(b"70%\nResponse Rate\n", "tile.txt", "text")
    assert (page.language, page.skipped, len(page.blocks)) == (None, None, 2)


@pytest.mark.parametrize(
    ("format", "source"),
    [
        ("html", "<div>" * 20_000 + "5%"),
        ("html", "<" * 50_000),
        ("html", "<ul><li>a" * 3_000),
        ("html", "<table><tr><td>" * 1_000 + "x"),
        ("html", "<p>" + "&a" * 20_000),
        ("markdown", "[" * 20_000),
        ("markdown", "<div>\n\n" * 3_000),
        ("text", "5" * 300_000),
    ],
)
def test_hostile_pages_end_with_a_page(format: str, source: str) -> None:  # noqa: A002
    assert read_bytes(source.encode(), "page", format).source == source
