"""bin/bench search: the search function over 100,000 passages of one school, through pgbench as the application's user."""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

from benchmarks import corpus, processor, stubs
from benchmarks.figures import Figure, Unmeasured, latencies
from benchmarks.home import Home

HELP = """\
search_passages_384 over synthetic passages of one school, and over a school of 1 % of its size beside it; through pgbench,
as the application's user with app.school_id set

The database (about 1 GB, some minutes) is made once and kept for the next run with the same --passages and --seed;
--anew makes it again, which is due after a change of the search migrations. Words and vectors are synthetic: time and
recall are measured here, never how good the order is (bin/eval does that)."""
DATABASE = "bench_search"
BIG, SMALL = ("00000001-0000-7000-8000-00000000000" + n for n in "12")
COURSES = {"1 %": "1", "10 %": "2", "30 %": "3"}  # of the big school; see search.sql
LIMIT = 40  # candidates that an answer looks at
RECALLED = 200  # questions compared with an exact search
HERE = Path(__file__).resolve().parent
# What the application sends: the function, and the words of what it found.
WHOLE = """select f.passage_id, a.external_id, r.title, p.heading, r.url, p.text, f.score from {function} f
  join passage p on p.school_id = '{school}' and p.id = f.passage_id
  join revision r on r.school_id = '{school}' and r.article_id = p.article_id and r.n = p.revision
  join article a on a.school_id = '{school}' and a.id = p.article_id order by f.score desc, f.passage_id"""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passages", type=int, default=100_000, help="of the big school (100000)")
    parser.add_argument("--seconds", type=int, default=15, help="of each measurement (15)")
    parser.add_argument("--anew", action="store_true", help="make the database again")


def check(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    if not 1_000 <= given.passages <= 1_000_000 or not 1 <= given.seconds <= 600:
        parser.error("--passages is 1000 to 1000000, --seconds 1 to 600")


def sections(given: argparse.Namespace):
    return [("search", lambda home, told: _measure(home, told, given))]


def _measure(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    _fill(home, given)
    runs = Runs(home)
    questions = int(home.sql(DATABASE, "select count(*) from bench_question;"))
    usual, rare, mixed = "q.usual", "q.rare", "case when q.n % 2 = 0 then q.usual else q.rare end"
    runs.once(search(BIG, None, mixed), questions, 2, 5)  # into memory
    figures = []
    alone = [
        ("whole school, no rare word", search(BIG, None, usual), (4, 12)),
        ("whole school, with rare words", search(BIG, None, rare), (8, 20)),
        *((f"course of {share}", search(BIG, course, mixed), ()) for share, course in COURSES.items()),
        ("the application's whole statement", search(BIG, None, mixed, WHOLE), ()),
    ]
    for name, sql, targets in alone:
        times, _ = runs.once(sql, questions, 1, given.seconds)
        figures += latencies(name, times, *targets)
        figures.append(Figure(f"{name}, processor time of the database", runs.cpu_ms, "ms", len(times)))
    for name, school, target in ((f"{given.passages:,} passages", BIG, 250), ("school of 1 %", SMALL, 1000)):
        times, rate = runs.once(search(school, None, mixed), questions, 2, given.seconds)
        figures.append(Figure(f"{name}, 2 connections", rate, "searches/s", len(times), target, at_most=False))
        figures.append(Figure(f"{name}, processor time of the database", runs.cpu_ms, "ms", len(times)))
    for share, course in (*COURSES.items(), ("100 %", None)):
        figures.append(Figure(f"recall@10 against exact, {share}", _recall(home, course), "", RECALLED, 0.98, at_most=False))
    told += _profile(home)
    return figures


def search(school: str, course: str | None, words: str, around: str = "select count(*) from {function} f") -> str:
    """One search of question :n."""
    of = f"'00000002-0000-7000-8000-00000000000{course}'" if course else "null"
    asked = "(select q.embedding from bench_question q where q.n = :n)", f"(select {words} from bench_question q where q.n = :n)"
    function = f"search_passages_384('{school}', {of}, {asked[0]}, {asked[1]}, 'ru', false, {LIMIT})"
    return around.format(function=function, school=school).replace("\n", " ") + ";"


class Runs:
    """pgbench, one question after the other, drawn at random."""

    def __init__(self, home: Home):
        self._home = home
        self._folder = home.where / "search"
        self._folder.mkdir(exist_ok=True)
        self.cpu_ms = 0.0  # of the database, a search of the last run

    def once(self, sql: str, questions: int, connections: int, seconds: int) -> tuple[list[float], float]:
        """Milliseconds of each search, and searches a second."""
        for old in self._folder.glob("log.*"):
            old.unlink()
        script = self._folder / "script.sql"
        script.write_text(f"\\set n random(1, {questions})\n{sql}\n")
        school = SMALL if SMALL in sql else BIG
        environment = self._home.environment("opora_app", PGOPTIONS=f"-c app.school_id={school}")
        load = ["-n", "-M", "prepared", "-c", str(connections), "-j", str(connections), "-T", str(seconds), "-l"]
        command = [self._home.program("pgbench"), *load, "--log-prefix=log", "-f", str(script)]
        command += self._home.connection(DATABASE, "opora_app")
        before = processor.seconds(self._home.parts.POSTGRES.pid())
        told = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, env=environment)
        if told.returncode:
            raise Unmeasured(f"pgbench: {told.stderr.strip()[-1000:]}")
        spent = processor.seconds(self._home.parts.POSTGRES.pid()) - before
        lines = [line.split() for log in self._folder.glob("log.*") for line in log.read_text().splitlines()]
        times = [int(line[2]) / 1000 for line in lines]
        self.cpu_ms = 1000 * spent / max(len(times), 1)
        return times, len(times) / seconds


def _recall(home: Home, course: str | None) -> float:
    """How many of the ten best of an exact search the search as it is finds, over the same function.

    The function compares one by one where its own table says that few passages are in reach; so the table is emptied,
    in a transaction that is rolled back.
    """
    of = f"'00000002-0000-7000-8000-00000000000{course}'" if course else "null"
    ask = f"""select q.n, f.passage_id from bench_question q,
      search_passages_384('{BIG}', {of}, q.embedding, q.rare, 'ru', false, 10) f where q.n <= {RECALLED};"""
    enter = f"set app.school_id = '{BIG}';"
    found = _rows(home.sql(DATABASE, f"{enter} {ask}", user="opora_app"))
    exact = _rows(home.sql(DATABASE, f"{enter} begin; update passage_course_384 set passages = 0; {ask} rollback;"))
    if len(exact) != RECALLED or any(len(ten) != 10 for ten in exact.values()):
        raise Unmeasured("the exact search does not find ten passages for each question")
    return sum(len(ten & found.get(n, set())) for n, ten in exact.items()) / (10 * RECALLED)


def _rows(printed: str) -> dict[str, set[str]]:
    rows: dict[str, set[str]] = {}
    for n, _, passage in (line.partition("|") for line in printed.splitlines()):
        rows.setdefault(n, set()).add(passage)
    return rows


def _profile(home: Home) -> list[str]:
    sizes = home.sql(DATABASE, """select relname || ' ' || pg_size_pretty(pg_relation_size(oid)) from pg_class
        where relname ~ '^passage_(384|window_384)' and relkind in ('r', 'i') and pg_relation_size(oid) > 1e7
        order by pg_relation_size(oid) desc;""")  # fmt: skip
    return ["on disk: " + ", ".join(sizes.splitlines())]


# ---------------------------------------------------------------- filling


def _fill(home: Home, given: argparse.Namespace) -> None:
    wanted = json.dumps({"passages": given.passages, "seed": given.seed})
    note = home.where / "search.made"
    if not given.anew and note.exists() and note.read_text() == wanted:
        return
    note.unlink(missing_ok=True)
    small = given.passages // 100
    with stubs.running() as url:  # the application makes the schema
        with home.application(home.database(DATABASE, anew=True), stubs.settings(url, model=False)):
            pass
    with corpus.copied(home, DATABASE, given.passages + small, given.seed) as windows:
        sizes = f"\\set big {given.passages}\n\\set small {small}\n\\set windows {windows}\n"
        home.sql(DATABASE, sizes + (HERE / "search.sql").read_text(encoding="utf-8"))
        home.sql(DATABASE, "vacuum analyze;")
    note.write_text(wanted)
