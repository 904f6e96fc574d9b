"""What a stored answer costs the database, counted from its log: statements, transactions, those that write."""

from __future__ import annotations

import asyncio
import re
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.figures import Unmeasured
from benchmarks.home import Home
from benchmarks.school import School
from benchmarks.wire import Connection

ENTRY = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \S+ \[(\d+)\] LOG:  (?:execute [^:]*|statement): ", re.M)
EDGES = {"begin", "commit", "rollback"}
PATIENCE_S = 30


@dataclass
class Costs:
    """Of all statements in a piece of the log."""

    statements: Counter = field(default_factory=Counter)
    transactions: int = 0  # those by BEGIN and single statements outside

    @property
    def total(self) -> int:
        return sum(self.statements.values())


def counted(log: str) -> Costs:
    costs, inside = Costs(), set()
    entries = list(ENTRY.finditer(log))
    for entry, after in zip(entries, [*entries[1:], None]):
        process = entry.group(1)
        text = log[entry.end() : after.start() if after else len(log)]
        words = plain(text)
        edge = words.partition(" ")[0].lower()
        if edge in EDGES:
            inside.add(process) if edge == "begin" else inside.discard(process)
            costs.transactions += edge == "commit"
            continue
        costs.statements[words] += 1
        costs.transactions += process not in inside
    return costs


def plain(text: str) -> str:
    """A statement on one line, without what the log says after it."""
    lines = text.split("\n")
    mine = [lines[0], *(line for line in lines[1:] if line.startswith("\t"))]
    return re.sub(r"\s+", " ", " ".join(mine)).strip()


def measure(home: Home, database: str, make_app, answers: int, questions) -> tuple[Costs, int]:
    """The costs of so many answers, asked one after the other without a stream; and the transactions that wrote.

    `make_app` starts an application; its connections are new, so they log.
    """
    home.sql("postgres", "alter role opora_app set log_statement = 'all'; alter role opora_app set log_parameter_max_length = 0;", user="opora_admin")
    try:
        with make_app() as app:
            school = School(app.platform)
            school.fill(10)
            talks = school.talks(answers + 3)
            asyncio.run(_ask(home, database, app.port, talks[:3], questions))  # the first of anything costs more
            log = home.opora.POSTGRES.log
            before, xid = log.stat().st_size, _next_xid(home, database)
            asyncio.run(_ask(home, database, app.port, talks[3:], questions))
            time.sleep(0.5)  # the job of the last answer is removed
            wrote = _next_xid(home, database) - xid
            with open(log, encoding="utf-8", errors="replace") as lines:
                lines.seek(before)
                return counted(lines.read()), wrote
    finally:
        home.sql("postgres", "alter role opora_app reset log_statement; alter role opora_app reset log_parameter_max_length;", user="opora_admin")


def _next_xid(home: Home, database: str) -> int:
    """The next transaction that writes gets this number; asking for it uses none."""
    return int(home.sql(database, "select pg_snapshot_xmax(pg_current_snapshot());"))


async def _ask(home: Home, database: str, port: int, talks: list, questions) -> None:
    """Waits for each outcome by looking into the table as the owner, whose statements are not logged."""
    connection = Connection(port)
    for talk in talks:
        body = {"clientId": str(uuid.uuid4()), "text": next(questions)}
        status, message = await connection.call("POST", f"{talk.path}/messages", body, talk.bearer)
        if status != 202:
            raise Unmeasured(f"a question is refused: {status} {message}")
        until = time.monotonic() + PATIENCE_S
        lane = ""
        while not lane and time.monotonic() < until:
            await asyncio.sleep(0.1)
            lane = home.sql(database, f"select lane from message where reply_to = '{message['id']}';")
        if lane != "answer":
            raise Unmeasured(f"a question is not answered: {lane or 'no outcome'}")
    connection.close()
