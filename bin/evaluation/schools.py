"""A throw-away school in a running Opora, and what may be asked of it."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable

from evaluation.calls import Unmeasured, call, part
from evaluation.crowd import each
from evaluation.sets import Article
from opora_http import Api, Refused

ARTICLES_IN_FLIGHT = 2  # embedding is the bottleneck: more only makes the calls slower
QUESTIONS_IN_FLIGHT = 4
LANES = ("answer", "draft", "handoff", "decline")
CLASSES_WITH_CUTS = ("organisational", "technical", "study")
NO_CUTS = "no-cuts"  # a course that sends whatever these classes ask


class School:
    """`lacks(what, why)` is told of calls that failed."""

    def __init__(self, name: str, key: str, api: Api, lacks: Callable[[str, str], None]):
        self.name, self.key, self.api, self._lacks = name, key, api, lacks
        self.widget = ("", "")  # key and secret
        self.articles: set[str] = set()
        # By question and whether it was asked without cuts: what two sections need is asked once.
        self.replies: dict[tuple[str, bool], dict] = {}
        self._passages: dict[str, str | None] = {}

    def fill(self, articles: list[Article]) -> None:
        cuts = {name: {"answer": 0, "draft": 0} for name in CLASSES_WITH_CUTS}
        call(self.api, "PUT", f"/api/v1/courses/{NO_CUTS}", {"title": NO_CUTS, "lang": "ru", "thresholds": cuts})
        outcomes = each(f"{self.name}: articles", self._put, articles, ARTICLES_IN_FLIGHT, Refused)
        self.articles = {article.external_id for article in articles}
        self.note("article", outcomes)

    def search(self, questions: list[str]) -> list[list[str] | None]:
        """For each question the external ids of the articles found, best first, each once; None where it failed."""
        found = each(f"{self.name}: searches", self._search, questions, QUESTIONS_IN_FLIGHT, (Refused, Unmeasured))
        return self.note("search", found)

    def ask(self, questions: list[str], *, cuts: bool = True) -> list[dict | None]:
        """For each question the reply of POST /answers; None where it failed.

        Without cuts every question is answered, however low the confidence, so that the quote can be judged.
        """
        new = [question for question in dict.fromkeys(questions) if (question, cuts) not in self.replies]
        work = self.answer if cuts else self._ask_without_cuts
        label = f"{self.name}: answers" + ("" if cuts else " without cuts")
        good = self.note("answer", each(label, work, new, QUESTIONS_IN_FLIGHT, (Refused, Unmeasured)))
        self.replies |= {(question, cuts): reply for question, reply in zip(new, good) if reply is not None}
        return [self.replies.get((question, cuts)) for question in questions]

    def passages(self, ids: set[str]) -> dict[str, str | None]:
        """The text of each passage, None where this school has none of that id; one that failed is absent."""
        new = sorted(ids - set(self._passages))
        texts = each(f"{self.name}: passages", self._passage, new, QUESTIONS_IN_FLIGHT, (Refused, Unmeasured))
        failed = {one for one, text in zip(new, texts) if isinstance(text, Exception)}
        self._passages |= {one: text for one, text in zip(new, self.note("passage", texts)) if one not in failed}
        return self._passages

    def _put(self, article: Article) -> None:
        body = {"title": article.title, "body": article.body, "format": article.format, "lang": article.lang}
        where = urllib.parse.quote(article.external_id, safe=":~")
        try:
            call(self.api, "PUT", f"/api/v1/knowledge/articles/{where}", body | {"kind": "handbook"})
        except Refused as why:
            raise Refused(why.status, why.code, f"{article.external_id}: {why.detail}") from None

    def _search(self, question: str) -> list[str]:
        # Thirty passages, so that five articles come of them even where one article is cut into several.
        query = urllib.parse.urlencode({"q": question, "limit": 30})
        items = part(call(self.api, "GET", f"/api/v1/knowledge/search?{query}"), "items", list)
        return list(dict.fromkeys(part(item, "externalId", str) for item in items))

    def _ask_without_cuts(self, question: str) -> dict:
        return self.answer(question, course=NO_CUTS)

    def answer(self, question: str, **where) -> dict:
        reply = call(self.api, "POST", "/api/v1/answers", {"question": question, **where})
        part(reply, "confidence", (int, float))
        draft = reply.get("draft")
        for citation in part(reply, "citations", list) + (part(draft, "citations", list) if draft else []):
            for name in ("passageId", "externalId", "quote"):
                part(citation, name, str)
        if part(reply, "lane", str) not in LANES:
            raise Unmeasured(f"a lane that HTTP.md does not have: {reply['lane']}")
        return reply

    def _passage(self, passage_id: str) -> str | None:
        try:
            return part(call(self.api, "GET", f"/api/v1/knowledge/passages/{passage_id}"), "text", str)
        except Refused as why:
            if why.status == 404:
                return None
            raise

    def note(self, what: str, outcomes: list) -> list:
        """The outcomes with None for what failed; the failures are counted, the first is told."""
        failures = [one for one in outcomes if isinstance(one, Exception)]
        if failures:
            self._lacks(self.name, f"{len(failures)} of {len(outcomes)} calls ({what}): {failures[0]}")
        return [None if isinstance(one, Exception) else one for one in outcomes]
