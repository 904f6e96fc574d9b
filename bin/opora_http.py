"""Calls to a running Opora (docs: HTTP contract, /q/openapi). Standard library only."""

from __future__ import annotations

import json
import os
import sys
import time
import urllib.error
import urllib.request

PATIENCE_S = 300  # how long a busy or starting server is waited for, in all, per request
PAUSE_CAP_S = 15  # a longer Retry-After is shortened to this


def say(text: str = "", end: str = "\n") -> None:
    """Prints at once; a reader that went away (`| head`) stops nothing."""
    try:
        print(text, end=end, flush=True)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")


class Refused(Exception):
    """The server said no (4xx, 5xx) or was not there (status 0)."""

    def __init__(self, status: int, code: str, detail: str):
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail


class Api:
    """One caller: base address such as http://127.0.0.1:8080 and a bearer key."""

    # A local server is never reached through a proxy, whatever the environment says.
    _direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def __init__(self, base: str, key: str | None = None):
        self.base, self.key = base.rstrip("/"), key

    def get(self, path: str):
        return self.call("GET", path)[1]

    def call(self, method: str, path: str, body=None, *, patient: bool = True):
        """(status, parsed body); raises Refused."""
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        return self.send(method, path, data, "application/json", patient=patient)

    def send(self, method: str, path: str, data: bytes | None, content_type: str, *, patient: bool = True):
        deadline = time.monotonic() + (PATIENCE_S if patient else 0)
        while True:
            try:
                return self._once(method, path, data, content_type)
            except urllib.error.HTTPError as answer:
                refusal, pause = _refusal(answer), _pause(answer)
            except (urllib.error.URLError, ConnectionError, TimeoutError) as problem:
                reason = getattr(problem, "reason", problem)
                refusal, pause = Refused(0, "unreachable", f"{self.base} does not answer: {reason}"), 1
            if pause is None or time.monotonic() + pause > deadline:
                raise refusal
            time.sleep(pause)

    def _once(self, method: str, path: str, data: bytes | None, content_type: str):
        request = urllib.request.Request(self.base + path, data=data, method=method)
        request.add_header("Accept", "application/json")
        if data is not None:
            request.add_header("Content-Type", content_type)
        if self.key:
            request.add_header("Authorization", f"Bearer {self.key}")
        with self._direct.open(request, timeout=120) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text.strip() else None


def multipart(files: list[tuple[str, bytes]], fields: dict[str, str]) -> tuple[str, bytes]:
    """Content type and body of a form with these files under the name `files`."""
    mark = "opora-" + os.urandom(12).hex()
    head = f"--{mark}\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
    for name, content in files:
        name = name.replace('"', "%22").replace("\r", "").replace("\n", "")
        parts.append(f'{head}"files"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode())
        parts.append(content + b"\r\n")
    return f"multipart/form-data; boundary={mark}", b"".join([*parts, f"--{mark}--\r\n".encode()])


def _pause(answer: urllib.error.HTTPError) -> float | None:
    """Seconds to wait before the same call may work, None when it never will."""
    if answer.code not in (429, 503):
        return None
    after = answer.headers.get("Retry-After", "")
    return min(max(float(after) if after.isdigit() else 1, 0.2), PAUSE_CAP_S)


def _refusal(answer: urllib.error.HTTPError) -> Refused:
    try:
        problem = json.loads(answer.read())
    except ValueError:
        problem = {}
    if not isinstance(problem, dict):
        problem = {}
    fields = "; ".join(f"{e.get('field')}: {e.get('message')}" for e in problem.get("errors") or [])
    said = " ".join(filter(None, [problem.get("detail") or problem.get("title") or answer.reason, fields]))
    return Refused(answer.code, problem.get("code") or "", f"{answer.code} {problem.get('code') or ''} {said}".strip())
