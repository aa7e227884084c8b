"""The half of the run that asks nobody: paths in, a Document per page out (read, scan, extract, link)."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from claimcheck.config import ClaimsConfig, Config
from claimcheck.config.paths import for_page, is_excluded
from claimcheck.errors import ReadError
from claimcheck.faults import Faults
from claimcheck.files import STDIN, is_folder
from claimcheck.memo import Memo
from claimcheck.model.document import Document
from claimcheck.model.finding import Fault, Unread
from claimcheck.model.page import Page
from claimcheck.progress import Progress, Silent


@dataclass(frozen=True, slots=True)
class PageInput:
    """Everything a page's document is made from."""

    content: str
    """Digest of the bytes."""
    name: str
    form: str | None
    claims: ClaimsConfig


@dataclass(frozen=True, slots=True)
class DocumentsRead:
    """What came of reading the pages: a document each, and what could not be read."""

    documents: tuple[Document, ...]
    unread: tuple[Unread, ...]
    excluded: tuple[str, ...] = ()
    """Pages named one by one that the configuration leaves out."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """The file of each page read, by the page's name."""
    inputs: Mapping[str, PageInput] = field(default_factory=dict)
    """What each document was made from, by the page's name; in order of the documents."""
    folders: tuple[str, ...] = ()
    """The folders all of whose pages were to be read, named as pages are."""
    faults: tuple[Fault, ...] = ()


def read_documents(
    paths: Sequence[Path],
    config: Config,
    *,
    progress: Progress | None = None,
    stdin: bytes = b"",
    cache: Memo | None = None,
) -> DocumentsRead:
    """Read the pages under `paths` and extract claims, markers, references and links; nobody outside is asked."""
    from claimcheck.readers import find_pages, format_of, load_bytes

    memo = cache or Memo()
    documents: list[Document] = []
    inputs: dict[str, PageInput] = {}
    faults = Faults()
    found = find_pages([path for path in paths if str(path) != STDIN])
    unread = [Unread(str(one.path), one.error.message, one.error.remedy) for one in found.problems]
    named = [(path, page_name(path, shown, config)) for path, shown in found.pages]
    left_out = {name for _, name in named if is_excluded(config, name)}
    excluded = tuple(name for path, name in named if path in paths and name in left_out)
    pages = [(path, name) for path, name in named if name not in left_out]
    jobs: list[tuple[str, str | None, Callable[[], bytes]]] = [
        (name, format_of(path), partial(load_bytes, path, name)) for path, name in pages
    ]
    if any(str(path) == STDIN for path in paths):
        jobs.append((STDIN, None, lambda: stdin))
    with (progress or Silent()).step("Reading", len(jobs)) as step:
        for name, form, load in jobs:
            try:
                data, own = load(), for_page(config, name)
                made_from = PageInput(sha256(data).hexdigest(), name, form, own.claims)
                make = partial(_read, data, name, form, own)
                documents.append(memo.once("document", made_from, Document, make))
                inputs[name] = made_from
            except ReadError as error:
                unread.append(Unread(name, error.message, error.remedy))
            except Exception as error:  # noqa: BLE001 - a fault of one page
                fault = faults.note(name, error)
                unread.append(Unread(name, fault.message, fault.remedy))
            step.advance()
    memo.tidy()
    files = {name: path for path, name in pages}
    folders = tuple(page_name(path, path.as_posix(), config) for path in paths if is_folder(path))
    return DocumentsRead(tuple(documents), tuple(unread), excluded, files, inputs, folders, tuple(faults.found))


def _read(data: bytes, name: str, form: str | None, config: Config) -> Document:
    from claimcheck.readers import read_bytes

    return examine(read_bytes(data, name, form), config)


def page_name(path: Path, shown: str, config: Config) -> str:
    """Return a page's name: from the folder of the configuration, or from where we stand, however it was given."""
    # without a configuration the root is the folder we stand in
    root, real = os.path.realpath(config.root), Path(os.path.realpath(path))
    below = (config.source is not None or path.is_absolute()) and real.is_relative_to(root)
    return real.relative_to(root).as_posix() if below else shown


def way_to(root: Path) -> str:
    """Return the way from the top of the repository to a folder, "docs/"; empty at the top and outside of any."""
    here = root.resolve()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    return "" if here == top else f"{here.relative_to(top).as_posix()}/"


def examine(page: Page, config: Config) -> Document:
    """Return a page with its claims, its citation index, and which claim leans on which reference."""
    from claimcheck.citations import attribute, link, scan
    from claimcheck.claims import extract, find_role, own_claims, vouch

    citation_index = scan(page)
    claims = extract(page, citation_index, config.claims)
    citations = link(page, claims, citation_index)
    cited = {citation.claim for citation in citations}
    claims = vouch(attribute(page, claims, citation_index, cited), cited, config.claims.trusted)
    role = find_role(page)
    return Document(page, claims, citation_index, citations, role, own_claims(page, role, claims) - cited)
