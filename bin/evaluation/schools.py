"""Throw-away schools in a running Opora, and what may be asked of them."""

from __future__ import annotations

import http.client
import secrets
import sys
import urllib.parse
from pathlib import Path

from evaluation.crowd import each
from evaluation.sets import Article
from opora_http import Api, Refused

ARTICLES_IN_FLIGHT = 2  # embedding is the bottleneck: more only makes the calls slower
QUESTIONS_IN_FLIGHT = 4
LANES = ("answer", "draft", "handoff", "decline")


class Gone(Exception):
    """The server is not there any more, or does not know us: nothing further can be measured."""


class Unmeasured(Exception):
    """One reply is not what HTTP.md promises, so it cannot be counted."""


class Bench:
    """What the sections share: the data, the schools they fill, and what could not be measured."""

    def __init__(self, url: str, platform_key: str, data: Path, seed: int):
        self.url, self.data, self.seed = url, data, seed
        self.platform = Api(url, platform_key)
        self.schools: dict[str, School] = {}  # filled ones
        self.begun: list[School] = []  # also those whose making failed half-way: all of them are erased
        self.unmeasured: list[str] = []
        self.details: list[str] = []  # printed below the table
        self.extra: dict = {}  # into the JSON only
        self.interrupted = False

    def version(self) -> str:
        """Not patient: better to hear at once that nothing runs there."""
        status = _call(self.platform, "GET", "/api/v1/status", patient=False)
        return str((status or {}).get("version", "unknown"))

    def lacks(self, what: str, why: str) -> None:
        self.unmeasured.append(f"{what}: {why}")

    def school(self, name: str, articles) -> School:
        """The school of that name, made and filled at first use; `articles` is called then."""
        if name not in self.schools:
            key = f"eval-{name}-{secrets.token_hex(4)}"
            locale = "en" if name.endswith("en") else "ru"
            wanted = {"key": key, "name": f"bin/eval {name}", "locale": locale, "limits": None}
            made = School(self, name, key)
            self.begun.append(made)
            made.api = Api(self.url, _call(self.platform, "POST", "/api/v1/schools", wanted)["apiKey"])
            made.fill(articles())
            self.schools[name] = made
        return self.schools[name]

    def keep(self) -> list[str]:
        for school in self.begun:
            print(f"kept: {school.key}  {school.api.key}", file=sys.stderr)
        return []

    def erase(self) -> list[str]:
        """The keys of the schools that could not be erased."""
        left = [school.key for school in self.begun]
        try:
            for key in list(left):
                try:
                    _call(self.platform, "DELETE", f"/api/v1/schools/{key}")
                    left.remove(key)
                except Refused as why:
                    if why.status == 404:
                        left.remove(key)
        except Gone as why:
            print(f"✗ {why}", file=sys.stderr)
        finally:
            if left:
                print(f"✗ still in the database: {', '.join(left)}", file=sys.stderr)
        return left


class School:
    def __init__(self, bench: Bench, name: str, key: str):
        self.bench, self.name, self.key = bench, name, key
        self.api = Api(bench.url)
        self.articles: set[str] = set()
        self.replies: dict[str, dict] = {}  # by question: one that two sections need is asked once
        self._passages: dict[str, str | None] = {}

    def fill(self, articles: list[Article]) -> None:
        outcomes = each(f"{self.name}: articles", self._put, articles, ARTICLES_IN_FLIGHT, Refused)
        self.articles = {article.external_id for article in articles}
        self._note("article", outcomes)

    def search(self, questions: list[str]) -> list[list[str] | None]:
        """For each question the external ids of the articles found, best first, each once; None where it failed."""
        found = each(f"{self.name}: searches", self._search, questions, QUESTIONS_IN_FLIGHT, (Refused, Unmeasured))
        return self._note("search", found)

    def ask(self, questions: list[str]) -> list[dict | None]:
        """For each question the reply of POST /answers; None where it failed."""
        new = [question for question in dict.fromkeys(questions) if question not in self.replies]
        replies = each(f"{self.name}: answers", self._ask, new, QUESTIONS_IN_FLIGHT, (Refused, Unmeasured))
        good = self._note("answer", replies)
        self.replies |= {question: reply for question, reply in zip(new, good) if reply is not None}
        return [self.replies.get(question) for question in questions]

    def passages(self, ids: set[str]) -> dict[str, str | None]:
        """The text of each passage, None where this school has none of that id; one that failed is absent."""
        new = sorted(ids - set(self._passages))
        texts = each(f"{self.name}: passages", self._passage, new, QUESTIONS_IN_FLIGHT, (Refused, Unmeasured))
        failed = {one for one, text in zip(new, texts) if isinstance(text, Exception)}
        self._passages |= {one: text for one, text in zip(new, self._note("passage", texts)) if one not in failed}
        return self._passages

    def _put(self, article: Article) -> None:
        body = {"title": article.title, "body": article.body, "format": article.format, "lang": article.lang}
        where = urllib.parse.quote(article.external_id, safe=":~")
        try:
            _call(self.api, "PUT", f"/api/v1/knowledge/articles/{where}", body | {"kind": "handbook"})
        except Refused as why:
            raise Refused(why.status, why.code, f"{article.external_id}: {why.detail}") from None

    def _search(self, question: str) -> list[str]:
        # Thirty passages, so that five articles come of them even where one article is cut into several.
        query = urllib.parse.urlencode({"q": question, "limit": 30})
        items = _part(_call(self.api, "GET", f"/api/v1/knowledge/search?{query}"), "items", list)
        return list(dict.fromkeys(_part(item, "externalId", str) for item in items))

    def _ask(self, question: str) -> dict:
        reply = _call(self.api, "POST", "/api/v1/answers", {"question": question})
        _part(reply, "confidence", (int, float))
        draft = reply.get("draft")
        for citation in _part(reply, "citations", list) + (_part(draft, "citations", list) if draft else []):
            for name in ("passageId", "externalId", "quote"):
                _part(citation, name, str)
        if _part(reply, "lane", str) not in LANES:
            raise Unmeasured(f"a lane that HTTP.md does not have: {reply['lane']}")
        return reply

    def _passage(self, passage_id: str) -> str | None:
        try:
            return _part(_call(self.api, "GET", f"/api/v1/knowledge/passages/{passage_id}"), "text", str)
        except Refused as why:
            if why.status == 404:
                return None
            raise

    def _note(self, what: str, outcomes: list) -> list:
        """The outcomes with None for what failed; the failures are counted, the first is told."""
        failures = [one for one in outcomes if isinstance(one, Exception)]
        if failures:
            self.bench.lacks(self.name, f"{len(failures)} of {len(outcomes)} calls ({what}): {failures[0]}")
        return [None if isinstance(one, Exception) else one for one in outcomes]


def _call(api: Api, method: str, path: str, body=None, *, patient: bool = True):
    """The parsed reply. 429, 503 and a server that starts again are waited for (opora_http)."""
    try:
        return api.call(method, path, body, patient=patient)[1]
    except Refused as why:
        if why.status in (0, 401, 403):
            raise Gone(f"{method} {path.partition('?')[0]}: {why.detail}") from why
        raise
    except (http.client.HTTPException, ValueError) as why:  # cut off, or not JSON
        raise Refused(-1, "unreadable", f"{method} {path.partition('?')[0]}: {type(why).__name__} {why}") from why


def _part(whole, name: str, kind):
    part = whole.get(name) if isinstance(whole, dict) else None
    if not isinstance(part, kind):
        raise Unmeasured(f"a reply without a proper `{name}`")
    return part
