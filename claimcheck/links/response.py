"""What asking one address brought."""

from dataclasses import dataclass

from claimcheck.model.evidence import LinkStatus


@dataclass(frozen=True, slots=True)
class Response:
    """What asking one address brought, redirects followed."""

    url: str
    final_url: str
    code: int | None = None
    body: str = ""
    failure: LinkStatus | None = None
    """When there was no HTTP answer: why, as a status."""
    reason: str = ""
    whole: bool = False
    """Whether `body` is a whole page of HTML, and not only its beginning or nothing."""
    html: bool = True
    """Whether it is a page, as far as its headers say."""
    permanent: bool = False
    """Whether it led elsewhere, and every step of the way for good (301, 308)."""
    retry_after: str | None = None
    """When the host wants to be asked again, in its own words."""
    silent: bool = False
    """Whether nobody answered: for a failure that may lie with the host or the network."""
