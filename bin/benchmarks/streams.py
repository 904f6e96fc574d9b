"""bin/bench streams: many open event streams, and how soon each hears a message."""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import time
import uuid
from datetime import datetime

from benchmarks import stubs
from benchmarks.figures import Figure, Unmeasured, latencies
from benchmarks.home import Home
from benchmarks.school import School, Talk
from benchmarks.wire import Connection, Stream

HELP = """\
opens event streams on an application with a small heap, several on each conversation, as people with several windows do;
then students write, a person owns their conversations, and each stream is timed from the message's createdAt until it
hears of it"""
DATABASE = "bench_streams"
A_TALK = 20  # streams of one conversation
SPARE_FILES = 200


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--streams", type=int, default=5000, help="how many are open (5000)")
    parser.add_argument("--heap", default="128m", help="of the application (128m)")
    parser.add_argument("--messages", type=int, default=200, help="how many are written, 20 a second (200)")


def check(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    if not A_TALK <= given.streams <= 10_000 or not 1 <= given.messages <= 5_000:
        parser.error(f"--streams is {A_TALK} to 10000, --messages 1 to 5000")


def sections(given: argparse.Namespace):
    return [("streams", lambda home, told: _measure(home, told, given))]


def _measure(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    _allow_files(given.streams)
    database = home.database(DATABASE, anew=True)
    with stubs.running() as url, home.application(database, stubs.settings(url, model=False), heap=given.heap) as app:
        talks = School(app.platform).talks(given.streams // A_TALK)
        heard, opened = asyncio.run(_listen(app.port, talks, given.messages))
        memory = app.memory_mb()
    wanted = given.messages * A_TALK
    told.append(f"streams: {opened} open, {len(heard)} of {wanted} deliveries heard")
    return [
        Figure(f"streams open within {given.heap} of heap", opened, "streams", opened, given.streams, at_most=False),
        Figure("deliveries that were heard", 100 * len(heard) / wanted, "%", wanted, 100, at_most=False),
        *latencies("message to stream", heard, None, 250),
        Figure("memory (VmRSS) with all streams", memory["VmRSS"], "MB", 1),
    ]


def _allow_files(streams: int) -> None:
    """The application inherits the limit."""
    needed = streams + SPARE_FILES
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < needed:
        raise Unmeasured(f"only {hard} open files are allowed, {needed} are needed (ulimit -n)")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard if hard != resource.RLIM_INFINITY else needed, hard))


async def _listen(port: int, talks: list[Talk], messages: int) -> tuple[list[float], int]:
    heard: list[float] = []
    connection = Connection(port)
    for talk in talks:  # a person owns it, so that what is timed is a message and not an answer
        await _expect(connection, 202, "POST", f"{talk.path}/handoff", {}, talk.bearer)
    after = time.time()

    def hear(name: str, data: str) -> None:
        if name == "message" and '"kind":"student"' in data:
            at = datetime.fromisoformat(json.loads(data)["createdAt"].replace("Z", "+00:00")).timestamp()
            if at > after:
                heard.append((time.time() - at) * 1000)

    streams = [Stream(port, f"{talk.path}/events", talk.bearer, hear) for talk in talks for _ in range(A_TALK)]
    try:
        for at in range(0, len(streams), 50):
            await asyncio.gather(*(stream.open() for stream in streams[at : at + 50]))
        await asyncio.sleep(2)
        for n in range(messages):
            talk = talks[n % len(talks)]
            body = {"clientId": str(uuid.uuid4()), "text": "Ещё одно сообщение для тех, кто слушает"}
            await _expect(connection, 202, "POST", f"{talk.path}/messages", body, talk.bearer)
            await asyncio.sleep(0.05)
        await asyncio.sleep(2)
        opened = sum(stream.is_open for stream in streams)
    finally:
        for one in (*streams, connection):
            one.close()
    return heard, opened


async def _expect(connection: Connection, wanted: int, *call) -> None:
    status, reply = await connection.call(*call)
    if status != wanted:
        raise Unmeasured(f"{call[0]} {call[1]}: {status} {reply}")
