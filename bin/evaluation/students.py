"""A student in the widget: signed token, session, conversation, messages, presses, and what came of each."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import uuid

from evaluation.calls import call, part
from evaluation.schools import School
from opora_http import Api, Refused

LOOK_EVERY_S, PATIENCE_S = 0.3, 120


class Silence(Exception):
    """A message without any outcome."""


class Student:
    """One at a time: each message waits for its outcome. Where a person takes over, the next message opens a new one."""

    def __init__(self, school: School, name: str, patience_s: float = PATIENCE_S, **context: str):
        self.name, self.context, self.patience_s = name, context, patience_s
        self.api = Api(school.api.base)
        session = call(self.api, "POST", "/api/v1/widget/sessions", {"token": self._token(*school.widget)})
        self.api.key = part(session, "token", str)
        self.conversation: str | None = None

    def say(self, text: str) -> dict:
        """The one outcome with `replyTo`: a message of the assistant, or the notice that a person answers."""
        sent = self._post("messages", {"clientId": str(uuid.uuid4()), "text": text})
        return self._outcome(part(sent, "id", str))

    def press(self) -> dict:
        """The hint, or the refusal as {"locked": unlocks}."""
        try:
            sent = self._post("hints", {"clientId": str(uuid.uuid4())})
        except Refused as why:
            if why.status == 409 and why.code == "hint-locked":
                return {"locked": True}
            raise
        return self._outcome(part(sent, "id", str))

    def _post(self, what: str, body: dict) -> dict:
        if self.conversation is None:
            self.conversation = part(call(self.api, "POST", "/api/v1/conversations", self.context), "id", str)
        return call(self.api, "POST", f"/api/v1/conversations/{self.conversation}/{what}", body)

    def _outcome(self, message: str) -> dict:
        deadline = time.monotonic() + self.patience_s
        while time.monotonic() < deadline:
            whole = call(self.api, "GET", f"/api/v1/conversations/{self.conversation}")
            for one in part(whole, "messages", list):
                if one.get("replyTo") == message:
                    if one.get("kind") == "notice":
                        self.conversation = None
                    return one
            time.sleep(LOOK_EVERY_S)
        raise Silence(f"{self.name}: no outcome after {self.patience_s} s")

    def _token(self, key: str, secret: str) -> str:
        claims = {"sub": self.name, "jti": str(uuid.uuid4()), "exp": int(time.time()) + 3000, **self.context}
        head = {"alg": "HS256", "typ": "JWT", "kid": key}
        signed = ".".join(_base64(json.dumps(one).encode()) for one in (head, claims))
        return f"{signed}.{_base64(hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest())}"


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
