"""bin/bench answers: how long a stored answer takes and what it costs, besides the embedding and the model."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import threading
import time

from benchmarks import costs, processor, stubs, users
from benchmarks.figures import Figure, Unmeasured, latencies
from benchmarks.home import Application, Home
from benchmarks.school import School, articles, questions
from benchmarks.users import Load
from benchmarks.wire import Connection

HELP = """\
how long a stored answer takes: POST of a message until its outcome arrives in the conversation's event stream

  stub    embeddings by a stub of constant time, no model: own time at 1 user, answers/s at 8
  cost    statements and transactions of one answer, counted from the log of the bench's own PostgreSQL
  real    the real embedding servers, no model: answers/s at 1 and 8 users as a ratio to the server alone
  import  the same, while an import runs: p99 of questions against idle
  model   (only with --model) a stub chat model of 300 ms, 32 users

Each measurement begins with answers that are not counted, until the JVM is warm."""
SECTIONS = ("stub", "cost", "real", "import")
DATABASE = "bench_answers"
WARM_UP = 1000
COSTED = 20
ARTICLES_REAL = 12  # embedding them is slow, and search of few passages is no slower than of none
ALONE_REAL = 150  # questions to the embedding server alone


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", default=",".join(SECTIONS), metavar="NAME[,NAME]", help=", ".join(SECTIONS))
    parser.add_argument("--model", action="store_true", help="also with a stub chat model of 300 ms")
    parser.add_argument("--count", type=int, default=2000, help="most questions of one measurement (2000)")
    parser.add_argument("--seconds", type=float, default=60, help="most seconds of one measurement (60)")


def check(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    given.only = [name.strip() for name in given.only.split(",") if name.strip()]
    if strangers := sorted(set(given.only) - set(SECTIONS)):
        parser.error(f"unknown: {', '.join(strangers)}; there are {', '.join(SECTIONS)}")
    if not 20 <= given.count <= 100_000 or not 1 <= given.seconds <= 600:
        parser.error("--count is 20 to 100000, --seconds 1 to 600")
    given.only += ["model"] if given.model else []


def sections(given: argparse.Namespace):
    """(name, measurement of a home and details)"""
    made = {"stub": _stub, "cost": _cost, "real": _real, "import": _import, "model": _model}
    return [(name, lambda home, told, work=made[name]: work(home, told, given)) for name in made if name in given.only]


class Crowd:
    """An application with a filled school, and questions that nobody has asked before."""

    def __init__(self, app: Application, given: argparse.Namespace, most_articles: int):
        self.app, self.given = app, given
        self.school = School(app.platform)
        self.passages = self.school.fill(most_articles)
        self.questions = questions(given.seed)

    def load(self, count: int, at: int, seconds: float | None = None) -> Load:
        talks = self.school.talks(users.talks_for(at, count))
        most = seconds or self.given.seconds
        before = self._spent()
        load = users.run(self.app.port, talks, self.questions, users=at, count=count, seconds=most)
        load.cpu_ms = {name: 1000 * (spent - before[name]) / max(sum(load.lanes.values()), 1) for name, spent in self._spent().items()}
        return load

    def _spent(self) -> dict[str, float]:
        parts = {"application": self.app.service, "database": self.app.home.parts.POSTGRES}
        return {name: processor.seconds(part.pid()) for name, part in parts.items()}

    def warm(self, count: int = WARM_UP) -> None:
        self.load(count, 8, 30)


@contextlib.contextmanager
def _crowd(home: Home, given: argparse.Namespace, settings: dict, most_articles: int = 10_000):
    with home.application(home.database(DATABASE, anew=True), settings) as app:
        yield Crowd(app, given, most_articles)


def _stub(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    with stubs.running() as url, _crowd(home, given, stubs.settings(url, model=False)) as crowd:
        crowd.warm()
        one = crowd.load(given.count // 4, 1)
        eight = crowd.load(given.count, 8)
    told.append(f"stub: {crowd.passages} passages; 1 user: {one}; 8 users: {eight}")
    return [
        *latencies("stub embeddings, 1 user: question to outcome", one.ms, 12, 40),
        Figure("stub embeddings, 8 users", eight.rate, "answers/s", len(eight.ms), 250, at_most=False),
        *latencies("stub embeddings, 8 users: question to outcome", eight.ms),
        *(Figure(f"stub embeddings, 8 users: processor time of the {part}", ms, "ms", len(eight.ms)) for part, ms in eight.cpu_ms.items()),
    ]


def _cost(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    database = home.database(DATABASE, anew=True)
    with stubs.running() as url:
        settings = stubs.settings(url, model=False)
        make = lambda: home.application(database, settings)  # noqa: E731
        spent, wrote = costs.measure(home, DATABASE, make, COSTED, questions(given.seed))
    told.append("cost: statements a stored answer (without begin and commit):")
    told += [f"  {count / COSTED:5.2f}  {text[:150]}" for text, count in spent.statements.most_common() if count >= COSTED / 4]
    return [
        Figure("statements a stored answer", spent.total / COSTED, "", COSTED, 12),
        Figure("commits that write, a stored answer", wrote / COSTED, "", COSTED, 2),
        Figure("transactions a stored answer, with those that only read", spent.transactions / COSTED, "", COSTED),
    ]


def _real(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    settings = home.embedding_servers()
    url = settings["OPORA_EMBEDDING_BASE_URL"]
    with _crowd(home, given, settings, ARTICLES_REAL) as crowd:
        crowd.warm(200)
        alone = [_alone(url, crowd, 1)]
        one = crowd.load(given.count // 10, 1)
        alone.append(_alone(url, crowd, 1))
        unbatched = [_alone(url, crowd, 8)]
        eight = crowd.load(given.count // 3, 8)
        unbatched.append(_alone(url, crowd, 8))
    server, server8 = sum(alone) / 2, sum(unbatched) / 2
    told.append(f"real: 1 user: {one}; 8 users: {eight}; server alone before and after {alone[0]:.1f} and {alone[1]:.1f}/s at 1, {unbatched[0]:.1f} and {unbatched[1]:.1f}/s at 8")
    return [
        Figure("embedding server alone, 1 user", server, "questions/s", 2 * ALONE_REAL),
        Figure("real embeddings, 1 user", one.rate, "answers/s", len(one.ms)),
        Figure("real embeddings, 1 user, of the server alone", 100 * one.rate / server, "%", len(one.ms), 90, at_most=False),
        Figure("embedding server alone, 8 users, unbatched", server8, "questions/s", 2 * ALONE_REAL),
        Figure("real embeddings, 8 users", eight.rate, "answers/s", len(eight.ms)),
        Figure("real embeddings, 8 users, of the server alone", 100 * eight.rate / server8, "%", len(eight.ms), 150, at_most=False),
        *latencies("real embeddings, 1 user: question to outcome", one.ms),
    ]


def _alone(url: str, crowd: Crowd, at: int) -> float:
    """Questions a second of the embedding server itself, one text a request."""
    port = int(url.rpartition(":")[2].partition("/")[0])

    async def one(left) -> None:
        connection = Connection(port)
        for _ in left:
            body = {"model": "e5-query", "input": [next(crowd.questions)]}
            status, _ = await connection.call("POST", "/v1/embeddings", body)
            if status != 200:
                raise Unmeasured(f"the embedding server refuses: {status}")
        connection.close()

    async def all_of_them() -> float:
        left, begun = iter(range(ALONE_REAL)), time.monotonic()
        await asyncio.gather(*(one(left) for _ in range(at)))
        return ALONE_REAL / (time.monotonic() - begun)

    return asyncio.run(all_of_them())


def _import(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    with _crowd(home, given, home.embedding_servers(), ARTICLES_REAL) as crowd:
        crowd.warm(200)
        idle = crowd.load(given.count // 8, 1)
        with _importing(crowd) as done:
            busy = crowd.load(given.count // 8, 1)
    if not done:
        raise Unmeasured("no article came in while questions were asked")
    told.append(f"import: idle: {idle}; during: {busy}; {len(done)} articles came in meanwhile")
    before, during = latencies("idle, 1 user", idle.ms)[1], latencies("during an import, 1 user", busy.ms)[1]
    ratio = during.value / before.value if before.value and during.value else None
    return [before, during, Figure("p99 during an import, of idle", ratio, "×", len(busy.ms), 2)]


@contextlib.contextmanager
def _importing(crowd: Crowd):
    """Puts articles, one after the other, until the end of the context; gives the list of those done."""
    done, over = [], threading.Event()

    def put() -> None:
        round_ = 0
        while not over.is_set():
            round_ += 1
            for article in articles():
                if over.is_set():
                    return
                again = {"externalId": f"{article['externalId']}:{round_}", "body": f"{article['body']}\n\n{round_}"}
                crowd.school.put(article | again)
                done.append(article["externalId"])

    crew = [threading.Thread(target=put)]
    for one in crew:
        one.start()
    try:
        time.sleep(1)
        yield done
    finally:
        over.set()
        for one in crew:
            one.join()


def _model(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    with stubs.running(chat_ms=300) as url, _crowd(home, given, stubs.settings(url, model=True)) as crowd:
        crowd.load(WARM_UP, 32, 30)
        load = crowd.load(given.count, 32)
    told.append(f"model: {load}")
    return [
        Figure("model of 300 ms, 32 users", load.rate, "answers/s", len(load.ms), 60, at_most=False),
        *latencies("model of 300 ms, 32 users: question to outcome", load.ms, None, 450),
    ]
