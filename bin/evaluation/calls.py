"""One call to the server, and its reply held against HTTP.md."""

from __future__ import annotations

import http.client

from opora_http import Api, Refused


class Gone(Exception):
    """The server is not there any more, or does not know us: nothing further can be measured."""


class Unmeasured(Exception):
    """One reply is not what HTTP.md promises, so it cannot be counted."""


def call(api: Api, method: str, path: str, body=None, *, patient: bool = True):
    """The parsed reply. 429, 503 and a server that starts again are waited for (opora_http)."""
    try:
        return api.call(method, path, body, patient=patient)[1]
    except Refused as why:
        if why.status in (0, 401, 403):
            raise Gone(f"{method} {path.partition('?')[0]}: {why.detail}") from why
        raise
    except (http.client.HTTPException, ValueError) as why:  # cut off, or not JSON
        raise Refused(-1, "unreadable", f"{method} {path.partition('?')[0]}: {type(why).__name__} {why}") from why


def part(whole, name: str, kind):
    found = whole.get(name) if isinstance(whole, dict) else None
    if not isinstance(found, kind):
        raise Unmeasured(f"a reply without a proper `{name}`")
    return found
