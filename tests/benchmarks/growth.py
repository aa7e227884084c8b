"""How the time of `extract` grows: a page, and the same page twice as long.

In: made-up pages in each format, with claims, markers and a list of references that grow alike. Out: CPU seconds of
both; twice the page should take twice the time.
"""

from collections.abc import Iterator
from time import process_time

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.readers import read_bytes

_SENTENCE = (
    "In study {n}, {share}% of {many} adults slept {hours} hours longer after 8 weeks than those on placebo [{ref}]. "
    "The mean change was 0.{share} (95% CI, 0.2 to 1.4), as the first group of patients told the clinic."
)
_ENTRY = "Okafor A, Lindqvist B. Sleep and mood in adult group {n}. J Rest Med. 2019;{n}:1-9. doi:10.5555/rest.{n}"


def made_page(reader: str, paragraphs: int) -> bytes:
    """Return a page of so many paragraphs and a fifth as many references."""
    entries = max(1, paragraphs // 5)
    prose = [
        _SENTENCE.format(n=n, share=10 + n % 80, many=100 + n % 900, hours=1 + n % 8, ref=1 + n % entries)
        for n in range(paragraphs)
    ]
    listed = [_ENTRY.format(n=n) for n in range(1, entries + 1)]
    if reader == "html":
        body = "".join(f"<p>{text} <a href='https://rest.example/{n}'>More</a></p>\n" for n, text in enumerate(prose))
        items = "".join(f"<li>{entry}</li>\n" for entry in listed)
        return f"<html lang=en><body>{body}<h2>References</h2><ol>{items}</ol></body></html>".encode()
    heading = "## References" if reader == "markdown" else "References"
    numbered = "\n".join(f"{n}. {entry}" for n, entry in enumerate(listed, 1))
    return "\n\n".join([*prose, heading, numbered]).encode()


def measure(paragraphs: int = 1_000) -> Iterator[tuple[str, int, float, float]]:
    """Yield format, bytes of the page, and CPU seconds for it and for the page twice as long (best of three each)."""
    for reader in ("text", "html", "markdown"):
        once, twice = made_page(reader, paragraphs), made_page(reader, 2 * paragraphs)
        yield reader, len(once), _best(once, reader), _best(twice, reader)


def _best(data: bytes, reader: str) -> float:
    spent = []
    for _ in range(3):
        start = process_time()
        examine(read_bytes(data, "made-up", reader), Config())
        spent.append(process_time() - start)
    return min(spent)
