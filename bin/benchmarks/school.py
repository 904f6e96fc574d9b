"""A school without limits, with a base, a course that answers everything, students with a conversation, and questions."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import random
import re
import secrets
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Unmeasured
from opora_http import Api

BASE = Path(__file__).resolve().parents[2] / "knowledge-base/handbook/ru"
COURSE = "bench"
CLASSES = ("organisational", "study", "technical")
OPENERS = ("Подскажите, где сказано про", "Как понять в материалах", "Что означает в правилах", "Где описано на курсе")
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
WORDS = re.compile(r"[а-яё]{3,}", re.I)


@dataclass(frozen=True)
class Talk:
    """A student's conversation and the session that may speak in it."""

    id: str
    bearer: str

    @property
    def path(self) -> str:
        return f"/api/v1/conversations/{self.id}"


class School:
    def __init__(self, platform: Api):
        wanted = {"key": f"bench-{secrets.token_hex(4)}", "name": "bin/bench", "locale": "ru", "limits": None}
        made = platform.call("POST", "/api/v1/schools", wanted)[1]
        self.api = Api(platform.base, made["apiKey"])
        self._widget_key, self._widget_secret = made["widgetKey"], made["widgetSecret"]
        cuts = {name: {"answer": 0, "draft": 0} for name in CLASSES}
        self.api.call("PUT", f"/api/v1/courses/{COURSE}", {"title": COURSE, "lang": "ru", "thresholds": cuts})

    def fill(self, most: int) -> int:
        """Puts in at most so many articles of the demo's handbook; how many passages they became."""
        with ThreadPoolExecutor(2) as crew:
            return sum(crew.map(self.put, articles()[:most]))

    def put(self, article: dict) -> int:
        path = f"/api/v1/knowledge/articles/{article['externalId']}"
        body = {name: value for name, value in article.items() if name != "externalId"}
        return self.api.call("PUT", path, body)[1]["passages"]

    def talks(self, count: int) -> list[Talk]:
        """So many conversations, each of a student of its own."""
        with ThreadPoolExecutor(4) as crew:
            return list(crew.map(lambda _: self._talk(), range(count)))

    def _talk(self) -> Talk:
        session = Api(self.api.base).call("POST", "/api/v1/widget/sessions", {"token": self.token()})[1]
        opened = Api(self.api.base, session["token"]).call("POST", "/api/v1/conversations", {})[1]
        return Talk(opened["id"], session["token"])

    def token(self) -> str:
        claims = {"sub": f"student-{uuid.uuid4()}", "jti": str(uuid.uuid4()), "exp": int(time.time()) + 3000, "course": COURSE}
        head = {"alg": "HS256", "typ": "JWT", "kid": self._widget_key}
        signed = ".".join(_b64(json.dumps(part).encode()) for part in (head, claims))
        return f"{signed}.{_b64(hmac.digest(self._widget_secret.encode(), signed.encode(), hashlib.sha256))}"


def articles() -> list[dict]:
    """The demo's Russian handbook, in a fixed order."""
    found = []
    for file in sorted(BASE.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        body = FRONT.sub("", text).strip()
        title = re.search(r'^title: *"?(.+?)"?$', text, re.M)
        found.append({
            "externalId": "bench:" + file.relative_to(BASE).with_suffix("").as_posix().replace("/", ":"),
            "title": title.group(1) if title else file.stem,
            "body": body,
            "format": "markdown",
            "kind": "handbook",
            "lang": "ru",
        })  # fmt: skip
    if not found:
        raise Unmeasured(f"no articles in {BASE}")
    return found


def questions(seed: int):
    """Distinct questions without end: a few words that stand together in the base, so that it answers them.

    Distinct, because the application remembers the vectors of questions; more than four words, because a shorter one
    is searched together with the one before it.
    """
    draw, seen = random.Random(seed), set()
    texts = [words for article in articles() if len(words := WORDS.findall(article["body"])) > 20]
    while True:
        words = draw.choice(texts)
        at = draw.randrange(len(words) - 8)
        question = f"{draw.choice(OPENERS)} {' '.join(words[at : at + draw.randint(4, 8)]).lower()}?"
        if question not in seen:
            seen.add(question)
            yield question


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
