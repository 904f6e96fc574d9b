"""bin/bench start: until the application is ready, and the memory it takes after load."""

from __future__ import annotations

import argparse

from benchmarks import stubs, users
from benchmarks.figures import Figure, percentile
from benchmarks.home import Home
from benchmarks.school import School, questions

HELP = """\
seconds from the start of the process (java -jar) until /q/health/ready says yes, PostgreSQL running already, the schema
made before; then the memory of the process after answers to 8 users"""
DATABASE = "bench_start"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--starts", type=int, default=5, help="how often it is started (5)")
    parser.add_argument("--count", type=int, default=2000, help="questions of the load (2000)")
    parser.add_argument("--seconds", type=float, default=60, help="most seconds of the load (60)")


def check(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    if not 1 <= given.starts <= 50 or not 20 <= given.count <= 100_000 or not 1 <= given.seconds <= 600:
        parser.error("--starts is 1 to 50, --count 20 to 100000, --seconds 1 to 600")


def sections(given: argparse.Namespace):
    return [("start", lambda home, told: _measure(home, told, given))]


def _measure(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    database = home.database(DATABASE, anew=True)
    with stubs.running() as url, home.application(database, stubs.settings(url, model=False)) as app:
        took = []
        for _ in range(given.starts):
            app.stop()
            took.append(app.start())
        idle = app.memory_mb()
        school = School(app.platform)
        school.fill(10_000)
        talks = school.talks(users.talks_for(8, given.count))
        load = users.run(app.port, talks, questions(given.seed), users=8, count=given.count, seconds=given.seconds)
        full = app.memory_mb()
    told.append(f"start: {', '.join(f'{one:.2f}' for one in took)} s; load: {load}")
    return [
        Figure("start until ready, median", percentile(took, 0.5), "s", len(took), 4),
        Figure("memory (VmRSS) when ready", idle["VmRSS"], "MB", 1),
        Figure("memory (VmRSS) after load", full["VmRSS"], "MB", len(load.ms), 400),
        Figure("memory (VmHWM), the most it ever was", full["VmHWM"], "MB", len(load.ms)),
    ]
