"""The section `big` of bin/bench studio: what a methodologist reads in a school with a large base."""

from __future__ import annotations

import argparse
import asyncio
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks import corpus, processor, stubs
from benchmarks.figures import Figure
from benchmarks.home import Home
from benchmarks.reading import Reader
from benchmarks.school import School
from opora_http import Api

DATABASE = "bench_studio"
EMAIL, PASSWORD = "method@bench.example", "a long and quiet evening"
OWNERS = 6
TARGET_MS = 300
WARM_UP = 15
ARTICLES = "/api/v1/knowledge/articles"
HERE = Path(__file__).resolve().parent


def measure(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    _fill(home, given)
    known = home.where / "studio.known"
    known.write_text(_vectors(home), encoding="utf-8")
    with stubs.running(known=known) as url:
        with home.application(home.database(DATABASE, anew=False), stubs.settings(url, model=False)) as app:
            session = Api(app.base).call("POST", "/api/v1/staff/sessions", {"email": EMAIL, "password": PASSWORD})[1]
            return asyncio.run(_read(home, app.port, session["token"], given, told))


def _vectors(home: Home) -> str:
    return home.sql(DATABASE, "select text || chr(9) || embedding::text from bench_question, unnest(array[usual, rare]) text;") + "\n"


def _fill(home: Home, given: argparse.Namespace) -> None:
    wanted = json.dumps({name: getattr(given, name) for name in ("articles", "passages", "talks", "seed")})
    note = home.where / "studio.made"
    if not given.anew and note.exists() and note.read_text() == wanted:
        return
    note.unlink(missing_ok=True)
    with stubs.running() as url:
        with home.application(home.database(DATABASE, anew=True), stubs.settings(url, model=False)) as app:
            school = School(app.platform)
            people = [(EMAIL, "Methodologist"), *((f"owner-{n}@bench.example", f"Owner {n}") for n in range(OWNERS))]
            for email, name in people:
                who = {"email": email, "name": name, "roles": ["methodologist"], "password": PASSWORD}
                school.api.call("POST", "/api/v1/staff", who)
            key = school.api.get("/api/v1/me")["school"]
    school_id = home.sql(DATABASE, f"select id from school where key = '{key}'")
    with corpus.copied(home, DATABASE, given.passages, given.seed) as windows:
        sizes = {"school": school_id, "articles": given.articles, "passages": given.passages, "talks": given.talks, "windows": windows}
        values = "".join(f"\\set {name} {value}\n" for name, value in sizes.items())
        home.sql(DATABASE, values + (HERE / "studio.sql").read_text(encoding="utf-8"))
        home.sql(DATABASE, "vacuum analyze;")
    note.write_text(wanted)


async def _read(home: Home, port: int, token: str, given: argparse.Namespace, told: list[str]) -> list[Figure]:
    reader, figures = Reader(port, token), []
    far = await _far(reader)
    postgres = home.parts.POSTGRES.pid()
    for name, path, target in _ways(home, far, given.seed):
        spent = processor.seconds(postgres)
        figures += await reader.figures(name, path, target, WARM_UP, given.count)
        spent = processor.seconds(postgres) - spent
        told.append(f"{name}: {1000 * spent / (WARM_UP + given.count):.0f} ms of the database's processor time")
    reader.close()
    return figures


async def _far(reader: Reader) -> dict[str, str]:
    """By order, the place after which the last pages begin."""
    found = {}
    for sort in ("need", "title"):
        after = None
        while True:
            asked = {"sort": sort, "limit": 200, **({"after": after} if after else {})}
            following = (await reader.get(f"{ARTICLES}?{urlencode(asked)}"))[1].get("next")
            if not following:
                break
            after = following
        found[sort] = after
    return found


def _ways(home: Home, far: dict[str, str], seed: int) -> Iterator[tuple]:
    """Name, path, target of each kind of read."""
    draw = random.Random(seed)
    words = [line.split("|") for line in home.sql(DATABASE, "select usual, rare from bench_question order by n").splitlines()]
    ids = home.sql(DATABASE, "select external_id from article where state = 'published' order by id limit 5000").splitlines()
    owners = home.sql(DATABASE, "select id from staff order by email").splitlines()

    def page(**asked) -> str:
        return f"{ARTICLES}?{urlencode({'sort': 'need', 'limit': 50} | asked)}"

    def said(kind: int, count: int) -> str:
        """Words of a question: all frequent, or rare ones first."""
        one = draw.choice(words)[kind].split()
        return " ".join((one[::-1] if kind else one)[:count])

    def article() -> str:
        return f"{ARTICLES}/{quote(draw.choice(ids), safe=':')}"

    yield "articles, first page", page, TARGET_MS
    yield "articles, a far page", lambda: page(after=far["need"]), TARGET_MS
    yield "articles by title, first page", lambda: page(sort="title"), TARGET_MS
    yield "articles by title, a far page", lambda: page(sort="title", after=far["title"]), TARGET_MS
    yield "articles by time of change, first page", lambda: page(sort="updated"), TARGET_MS
    for kind, name in enumerate(("usual", "rare")):
        for count in (1, 2, 3):
            yield f"articles with {count} {name} word{'s' * (count > 1)}", lambda c=count, k=kind: page(query=said(k, c)), TARGET_MS
    yield "articles with part of a word", lambda: page(query=said(1, 1)[:4]), TARGET_MS
    for course, share in ((1, "1 %"), (3, "30 %")):
        yield f"articles of a course of {share}", lambda c=course: page(course=f"course-{c}"), TARGET_MS
    yield "articles of an owner", lambda: page(owner=draw.choice(owners)), TARGET_MS
    for need in ("review-due", "voted-down", "old"):
        yield f"articles in need: {need}", lambda n=need: page(need=n), TARGET_MS
    yield "drafts", lambda: page(state="draft"), TARGET_MS
    yield "usual word in a course of 30 %, by an owner", lambda: page(course="course-3", owner=owners[0], query=said(0, 1)), TARGET_MS
    yield "outline: how many of each course and need", lambda: "/api/v1/knowledge/outline", TARGET_MS
    for kind, name in enumerate(("usual words", "rare words")):
        yield f"passages with {name}", lambda k=kind: f"/api/v1/knowledge/search?{urlencode({'q': said(k, 6), 'limit': 5})}", TARGET_MS
    small = {"course": "course-1", "limit": 5}
    yield "passages of a course of 1 %", lambda: f"/api/v1/knowledge/search?{urlencode({'q': said(1, 6)} | small)}", TARGET_MS
    yield "an article, with its revisions", article, TARGET_MS
    yield "an article asked", lambda: (f"{article()}/trial", {"question": said(1, 6)}), TARGET_MS
    yield "what is like an article", lambda: f"{article()}/likeness", None
    yield "gaps, first page", lambda: "/api/v1/curation/gaps?state=open&limit=100", TARGET_MS
    yield "proposals, first page", lambda: "/api/v1/curation/proposals?state=open&limit=100", TARGET_MS
    period = {"from": date.today() - timedelta(days=91), "to": date.today()}
    yield "figures of 92 days", lambda: f"/api/v1/figures?{urlencode(period)}", None
