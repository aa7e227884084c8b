"""One HTTP answer of the registry server."""

import json
from dataclasses import dataclass, field
from typing import Any

RATE_HEADERS = {  # faster than the real ones, so that tests are
    "x-api-pool": "public-array",
    "x-rate-limit-limit": "100",
    "x-rate-limit-interval": "1s",
    "x-concurrency-limit": "1",
}


@dataclass(frozen=True)
class Answer:
    """Status, body, content type and further headers."""

    status: int
    body: bytes
    type: str = "text/plain"
    headers: dict[str, str] = field(default_factory=dict)


def json_answer(data: Any, status: int = 200) -> Answer:
    """Return data as a JSON answer with Crossref's rate headers."""
    return Answer(status, json.dumps(data).encode("utf-8"), "application/json", dict(RATE_HEADERS))
