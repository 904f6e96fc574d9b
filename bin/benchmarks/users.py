"""Users who ask, wait for the outcome in their event stream, and ask again: a closed loop."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.figures import Unmeasured
from benchmarks.school import Talk
from benchmarks.wire import Connection, Stream

QUESTIONS_A_TALK = 10
PATIENCE_S = 30  # for one outcome


@dataclass
class Load:
    """What a run came to. `ms` are answers only: from the first byte of the question to the outcome in the stream."""

    seconds: float = 0
    ms: list[float] = field(default_factory=list)
    lanes: Counter = field(default_factory=Counter)
    lost: int = 0
    cpu_ms: dict[str, float] = field(default_factory=dict)  # an outcome, by part; with what opening the streams took

    @property
    def rate(self) -> float:
        if not self.ms:
            raise Unmeasured(f"no answer at all; outcomes: {dict(self.lanes)}, lost: {self.lost}")
        return len(self.ms) / self.seconds

    def __str__(self) -> str:
        outcomes = ", ".join(f"{count} {lane}" for lane, count in self.lanes.most_common())
        return f"{outcomes}{f', {self.lost} without an outcome' if self.lost else ''} in {self.seconds:.1f} s"


def talks_for(users: int, count: int) -> int:
    """Conversations for so many questions, and some for those that a person takes over."""
    return users + count // QUESTIONS_A_TALK + count // 20 + 1


def run(port: int, talks: list[Talk], questions, *, users: int, count: int, seconds: float) -> Load:
    """Asks at most `count` questions for at most about `seconds`."""
    return asyncio.run(_run(port, talks, questions, users, count, seconds))


async def _run(port: int, talks: list[Talk], questions, users: int, count: int, seconds: float) -> Load:
    load, waiting = Load(), {}
    heard = lambda name, data: _outcome(waiting, name, data)  # noqa: E731
    streams = [Stream(port, f"{talk.path}/events", talk.bearer, heard) for talk in talks]
    connections = [Connection(port) for _ in range(users)]
    try:
        for stream in streams:
            await stream.open()
        await asyncio.sleep(0.2)
        left, spare = iter(range(count)), iter(talks)
        begun = time.monotonic()
        crew = (_user(one, spare, questions, left, begun + seconds, waiting, load) for one in connections)
        await asyncio.gather(*crew)
        load.seconds = time.monotonic() - begun
    finally:
        for one in (*streams, *connections):
            one.close()
    return load


async def _user(connection: Connection, spare, questions, left, until: float, waiting: dict, load: Load) -> None:
    talk, asked = next(spare), 0
    for _ in left:
        if time.monotonic() > until:
            return
        if asked == QUESTIONS_A_TALK:
            talk, asked = _next(spare), 0
        asked += 1
        lane, ms = await _ask(connection, talk, next(questions), waiting)
        if lane is None:
            load.lost += 1
        else:
            load.lanes[lane] += 1
        if lane == "answer":
            load.ms.append(ms)
        else:  # a person owns it now, or nobody knows
            asked = QUESTIONS_A_TALK


def _next(spare) -> Talk:
    talk = next(spare, None)
    if talk is None:
        raise Unmeasured("too many questions were not answered by the assistant: no conversation is left")
    return talk


async def _ask(connection: Connection, talk: Talk, question: str, waiting: dict) -> tuple[str | None, float]:
    begun = time.perf_counter()
    body = {"clientId": str(uuid.uuid4()), "text": question}
    status, message = await connection.call("POST", f"{talk.path}/messages", body, talk.bearer)
    if status != 202:
        raise Unmeasured(f"a question is refused: {status} {message}")
    # The outcome may have come before the reply to the request.
    outcome = waiting.setdefault(message["id"], asyncio.get_running_loop().create_future())
    try:
        at, lane = await asyncio.wait_for(outcome, PATIENCE_S)
    except asyncio.TimeoutError:
        return None, 0
    finally:
        waiting.pop(message["id"], None)
    return lane, (at - begun) * 1000


def _outcome(waiting: dict, name: str, data: str) -> None:
    if name != "message" or '"replyTo":"' not in data:
        return
    message = json.loads(data)
    outcome = waiting.setdefault(message["replyTo"], asyncio.get_running_loop().create_future())
    if not outcome.done():
        outcome.set_result((time.perf_counter(), message.get("lane") or message["kind"]))
