"""bin/bench desk: lists, packets and search of a desk where 2,000 handoffs wait, on the server and in a browser."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import time
import uuid
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from benchmarks import stubs
from benchmarks.figures import Figure, Unmeasured
from benchmarks.home import BIN, Home
from benchmarks.reading import Reader
from benchmarks.school import COURSE, School, Talk, questions
from opora_http import Api

HELP = """\
one school with many waiting handoffs and as many conversations that have ended, made at once in the database after the pattern of a
real one; then a curator reads

  server   the list, first page and following ones, packets, and searches with one, two and three words, a page of 50 each
  browser  the desk's own page: usable at a quarter of the processor behind a slow line (1.6 Mbit/s, 150 ms), and its list,
           read to the end, while it scrolls

The targets are those of the interface brief."""
SECTIONS = ("server", "browser")
DATABASE = "bench_desk"
PASSWORD = "a long and quiet evening"
WARM_UP = 150
HERE = Path(__file__).resolve().parent


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", default=",".join(SECTIONS), metavar="NAME[,NAME]", help=", ".join(SECTIONS))
    parser.add_argument("--handoffs", type=int, default=2000, help="how many wait (2000)")
    parser.add_argument("--talks", type=int, default=2000, help="how many conversations have ended (2000)")
    parser.add_argument("--count", type=int, default=400, help="calls of each kind (400)")
    parser.add_argument("--openings", type=int, default=5, help="how often the page is opened (5)")


def check(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    given.only = [name.strip() for name in given.only.split(",") if name.strip()]
    if strangers := sorted(set(given.only) - set(SECTIONS)):
        parser.error(f"unknown: {', '.join(strangers)}; there are {', '.join(SECTIONS)}")
    if not 100 <= given.handoffs <= 100_000 or not 1 <= given.talks <= 100_000:
        parser.error("--handoffs is 100 to 100000, --talks 1 to 100000")
    if not 20 <= given.count <= 10_000 or not 1 <= given.openings <= 50:
        parser.error("--count is 20 to 10000, --openings 1 to 50")


def sections(given: argparse.Namespace):
    return [("desk", lambda home, told: _measure(home, told, given))]


def _measure(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    database = home.database(DATABASE, anew=True)
    figures = []
    with stubs.running() as url, home.application(database, stubs.settings(url, model=False)) as app:
        school = School(app.platform)
        curator = _curator(school)
        _fill(home, school, given)
        if "server" in given.only:
            figures += asyncio.run(_read(app.port, curator["token"], given))
        if "browser" in given.only:
            measured = _browse(app.base, curator, given)
            told.append(f"desk: {measured['browser']}")
            figures += [Figure(**one) for one in measured["figures"]]
    return figures


def _curator(school: School) -> dict:
    """Who signs in: school, e-mail and token."""
    email = "anna@bench.example"
    school.api.call("POST", "/api/v1/staff", {"email": email, "name": "Anna", "roles": ["curator", "lead"], "password": PASSWORD})
    session = Api(school.api.base).call("POST", "/api/v1/staff/sessions", {"email": email, "password": PASSWORD})[1]
    return {"email": email, "password": PASSWORD, "token": session["token"]}


def _fill(home: Home, school: School, given: argparse.Namespace) -> None:
    key = school.api.get("/api/v1/me")["school"]
    school_id = home.sql(DATABASE, f"select id from school where key = '{key}'")
    packet = _packet(home, school, school_id)
    both = given.handoffs + given.talks
    texts = list(islice(questions(given.seed), 2 * both))
    rows = ",\n".join(f"({n}, {_quoted(texts[n])}, {_quoted(texts[both + n])})" for n in range(both))
    values = f"\\set school {school_id}\n\\set handoffs {given.handoffs}\ncreate temp table bench_packet as select {_quoted(packet)}::jsonb packet;\n"
    table = f"create temp table bench_text (n int, question text, reply text);\ninsert into bench_text values {rows};\n"
    home.sql(DATABASE, values + table + (HERE / "desk.sql").read_text(encoding="utf-8"))
    home.sql(DATABASE, "vacuum analyze;")


def _packet(home: Home, school: School, school_id: str) -> str:
    """What the assistant knows of a question that it hands over: passages found, signals, decision."""
    school.fill(12)
    cuts = {name: {"answer": 1.01, "draft": 1.01} for name in ("organisational", "study", "technical")}
    school.api.call("PUT", f"/api/v1/courses/{COURSE}", {"title": COURSE, "lang": "ru", "thresholds": cuts})
    asked = school.talks(1)[0]
    message = {"clientId": str(uuid.uuid4()), "text": next(questions(99))}
    Api(school.api.base, asked.bearer).call("POST", f"{asked.path}/messages", message)
    return _awaited(home, school_id, asked)


def _awaited(home: Home, school_id: str, asked: Talk) -> str:
    for _ in range(100):
        packet = home.sql(DATABASE, f"select packet from handoff where school_id = '{school_id}' and conversation_id = '{asked.id}'")
        if packet:
            return packet
        time.sleep(0.1)
    raise Unmeasured("the assistant hands nothing over")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


# ---------------------------------------------------------------- server


async def _read(port: int, token: str, given: argparse.Namespace) -> list[Figure]:
    reader, draw = Reader(port, token), random.Random(given.seed)
    waiting = "/api/v1/handoffs?state=waiting&limit=50"
    ids, nexts, after = [], [], ""
    while after is not None:
        _, page = await reader.get(waiting + (f"&after={after}" if after else ""))
        ids += [item["id"] for item in page["items"]]
        after = page.get("next")
        nexts += [after] if after else []
    if len(ids) < given.handoffs:
        raise Unmeasured(f"{len(ids)} of {given.handoffs} handoffs are in the list")
    words = [question.rstrip("?").split() for question in islice(questions(given.seed), 500)]
    ways = {
        "list of waiting handoffs, first page": lambda: waiting,
        "list of waiting handoffs, a following page": lambda: f"{waiting}&after={draw.choice(nexts)}",
        "a handoff's packet": lambda: f"/api/v1/handoffs/{draw.choice(ids)}",
        **{f"search of conversations, {n} words": (lambda n=n: _search(draw, words, n)) for n in (1, 2, 3)},
    }
    figures = []
    for name, path in ways.items():
        figures += await reader.figures(name, path, 300, WARM_UP, given.count)
    reader.close()
    return figures


def _search(draw: random.Random, words: list[list[str]], count: int) -> str:
    """Words that stand together in a question."""
    said = draw.choice(words)
    at = draw.randrange(max(1, len(said) - count))
    return "/api/v1/conversations?limit=50&query=" + quote(" ".join(said[at : at + count]))


# ---------------------------------------------------------------- browser


def _browse(base: str, curator: dict, given: argparse.Namespace) -> dict:
    browser = subprocess.run([BIN / "browser"], capture_output=True, text=True)
    if browser.returncode:
        raise Unmeasured(browser.stderr.strip())
    settings = {"OPORA_URL": base, "OPORA_CHROMIUM": browser.stdout.strip(), "OPORA_OPENINGS": str(given.openings)}
    settings |= {"OPORA_HANDOFFS": str(given.handoffs), "OPORA_EMAIL": curator["email"], "OPORA_PASSWORD": curator["password"]}
    done = subprocess.run([BIN / "web", "bench:desk"], env={**os.environ, **settings}, capture_output=True, text=True)
    if done.returncode:
        raise Unmeasured(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "the browser says nothing")
    return json.loads(done.stdout.splitlines()[-1])
