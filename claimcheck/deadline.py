"""A bound on how long a call may take, whatever it waits for: a name server, a peer that sends a byte a minute."""

import threading
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


def within(seconds: float, call: Callable[[], Value]) -> Value:
    """Return what `call` returns or raise what it raises; raises TimeoutError when it has not ended after `seconds`.

    Time-outs of HTTP libraries bound each wait for a piece of an answer, not the answer. The call runs in a thread of
    its own; one that is given up is left to end by itself and, being a daemon, keeps nobody from leaving.
    """
    results: list[Value] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:  # noqa: BLE001  it is raised again by whoever waits
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise TimeoutError(f"it did not end within {seconds:g} seconds")
    return results[0]
