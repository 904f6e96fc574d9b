"""bin/simulate kill: the application dies again and again while students call and curators work; nothing may be lost.

  bin/simulate kill [--deaths 6] [--curators 4] [--students 2] [--seed 1]

A real application in a home of its own (that of bin/bench) is ended by SIGKILL at a moment of its own choosing and started
again, while students write and call for a person, and curators claim, reply, transfer, release and end. Whoever gets no answer sends
the same again, a reply with the same clientId. At the end: docs/no-orphans.sql says 0, every open handoff has an owner
and a due time, every call has its handoff, and every reply is there once.
Exit code: 0 all of it holds; 1 something does not, or no request was cut off; 2 wrong call.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field

from benchmarks import stubs
from benchmarks.home import BIN, Application, Home, place
from benchmarks.school import School
from opora_http import Api, Refused, say

DATABASE = "simulate_kill"
PASSWORD = "a long and quiet evening"
ACTS = 40  # of people between two deaths, so that each finds work under way
LONGEST_LIFE_S = 90
PAUSE_S = 0.05
SETTLED_S = 60  # more than it takes to be sure that a holder of a job is dead
TEAMS = ("curators", "mentors", "technical")


@dataclass
class Seen:
    """What people were told, and how often they were told nothing."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    called: list[str] = field(default_factory=list)
    replies: dict[str, str] = field(default_factory=dict)
    tried: set[str] = field(default_factory=set)
    cut: int = 0
    done: dict[str, int] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)

    def broke_off(self) -> None:
        with self.lock:
            self.cut += 1

    def acts(self) -> int:
        with self.lock:
            return len(self.called) + sum(self.done.values())

    def count(self, what: str) -> None:
        with self.lock:
            self.done[what] = self.done.get(what, 0) + 1


class Caller:
    """Sends the same again until it is answered."""

    def __init__(self, app: Application, token: str | None, seen: Seen):
        self.api, self.seen = Api(app.base, token), seen

    def call(self, method: str, path: str, body=None):
        """The parsed body; None when it is refused as a conflict, which tells that another was first."""
        while True:
            try:
                return self.api.call(method, f"/api/v1{path}", body, patient=False)[1] or {}
            except Refused as no:
                if no.status == 409:
                    return None
                if 400 <= no.status < 500 and no.status != 429:
                    raise
                if "refused" not in no.detail:  # while nobody listens nothing is cut off
                    self.seen.broke_off()
            except (OSError, ValueError):  # the head or the body broke off
                self.seen.broke_off()
            time.sleep(PAUSE_S)


def student(app: Application, school: School, seen: Seen, over: threading.Event, draw: random.Random) -> None:
    while not over.is_set():
        session = _session(app, school, seen)
        me = Caller(app, session, seen)
        talk = me.call("POST", "/conversations", {})["id"]
        said = {"clientId": str(uuid.UUID(int=draw.getrandbits(128))), "text": f"question {draw.random()}"}
        if draw.random() < 0.5:
            me.call("POST", f"/conversations/{talk}/messages", said)
        me.call("POST", f"/conversations/{talk}/handoff", {})
        with seen.lock:
            seen.called.append(talk)
        if draw.random() < 0.5:
            me.call("POST", f"/conversations/{talk}/messages", said | {"clientId": str(uuid.UUID(int=draw.getrandbits(128)))})
        time.sleep(PAUSE_S)


def _session(app: Application, school: School, seen: Seen) -> str:
    """A token is good for one try: where it may have been used, the LMS signs another."""
    while True:
        try:
            return Api(app.base).call("POST", "/api/v1/widget/sessions", {"token": school.token()}, patient=False)[1]["token"]
        except Refused as no:
            if 400 <= no.status < 500:
                raise
        except (OSError, ValueError):
            seen.broke_off()
        time.sleep(PAUSE_S)


def curator(app: Application, token: str, seen: Seen, over: threading.Event, draw: random.Random) -> None:
    me = Caller(app, token, seen)
    while not over.is_set():
        me.call("PUT", "/desk/presence", {"state": "online", "capacity": 10})
        waiting = me.call("GET", "/handoffs?state=waiting&limit=50")["items"]
        if not waiting:
            time.sleep(PAUSE_S)
            continue
        handoff = draw.choice(waiting)
        if me.call("POST", f"/handoffs/{handoff['id']}/claim", {}) is None:
            continue
        seen.count("claimed")
        _works(me, handoff, seen, draw)


def _works(me: Caller, handoff: dict, seen: Seen, draw: random.Random) -> None:
    path, turn = f"/handoffs/{handoff['id']}", draw.random()
    if turn < 0.2:
        team = draw.choice([team for team in TEAMS if team != handoff["team"]])
        _count(seen, "transferred", me.call("POST", f"{path}/transfer", {"team": team, "note": "for you"}))
    elif turn < 0.3:
        _count(seen, "released", me.call("DELETE", f"{path}/claim"))
    else:
        for _ in range(draw.randint(1, 2)):
            reply = {"clientId": str(uuid.UUID(int=draw.getrandbits(128))), "text": f"reply {draw.random()}", "visibility": "student"}
            with seen.lock:
                seen.tried.add(reply["clientId"])
            told = me.call("POST", f"{path}/replies", reply)
            if told is not None:
                with seen.lock:
                    seen.replies[reply["clientId"]] = told["id"]
                    seen.done["replied"] = seen.done.get("replied", 0) + 1
        if turn < 0.8:
            _count(seen, "ended", me.call("POST", f"{path}/resolution", {"returnToAssistant": turn < 0.5}))


def _count(seen: Seen, what: str, told) -> None:
    if told is not None:
        seen.count(what)


# ---------------------------------------------------------------- a run


def play(home: Home, given: argparse.Namespace) -> list[str]:
    """What is wrong afterwards."""
    draw, seen, over = random.Random(given.seed), Seen(), threading.Event()
    database = home.database(DATABASE, anew=True)
    with stubs.running() as url, home.application(database, stubs.settings(url, model=False)) as app:
        school = School(app.platform)
        tokens = [_joins(school, n) for n in range(given.curators)]
        crew = [(student, school) for _ in range(given.students)] + [(curator, token) for token in tokens]
        threads = [
            threading.Thread(target=_watched, args=(work, seen, app, who, seen, over, random.Random(draw.random())), daemon=True)
            for work, who in crew
        ]
        for thread in threads:
            thread.start()
        for death in range(given.deaths):
            _lives(home, seen, draw)
            os.kill(app.service.pid(), signal.SIGKILL)
            say(f"death {death + 1}: {_told(seen)}")
            home.opora.wait_until(lambda: not app.service.pid(), 10, 0.02)
            app.start()
        _lives(home, seen, draw)
        over.set()
        for thread in threads:
            thread.join(60)
            if thread.is_alive():
                seen.strange.append("somebody still waits for an answer")
        return seen.strange + judge(home, seen)


def _lives(home: Home, seen: Seen, draw: random.Random) -> None:
    """Until so much has been done again, and a little on, so that no death comes at the same place."""
    wanted = seen.acts() + ACTS
    home.opora.wait_until(lambda: seen.acts() >= wanted or seen.strange, LONGEST_LIFE_S, 0.02)
    time.sleep(draw.random())


def _watched(work, seen: Seen, *rest) -> None:
    try:
        work(*rest)
    except Exception as why:  # whatever it is belongs into the report
        with seen.lock:
            seen.strange.append(f"{work.__name__}: {type(why).__name__} {why}")


def _joins(school: School, n: int) -> str:
    email = f"curator-{n}@kill.example"
    school.api.call("POST", "/api/v1/staff", {"email": email, "name": f"curator {n}", "roles": ["curator"], "password": PASSWORD})
    return Api(school.api.base).call("POST", "/api/v1/staff/sessions", {"email": email, "password": PASSWORD})[1]["token"]


def _told(seen: Seen) -> str:
    with seen.lock:
        done = ", ".join(f"{name} {count}" for name, count in sorted(seen.done.items()))
        return f"calls {len(seen.called)}, {done}; cut off {seen.cut}"


# ---------------------------------------------------------------- judging


def judge(home: Home, seen: Seen) -> list[str]:
    ask = lambda sql: home.sql(DATABASE, sql)  # noqa: E731
    orphans = _orphans(home)
    calls = int(ask("select count(distinct conversation_id) from handoff"))
    stored = dict(line.split("|") for line in ask(
        "select client_id, id from message where author_kind = 'curator' and visibility = 'student'").splitlines())
    total = int(ask("select count(*) from message where author_kind = 'curator' and visibility = 'student'"))
    timeless = ask("select count(*) from handoff h join conversation c on c.school_id = h.school_id and c.id = h.conversation_id"
                   " where h.state <> 'resolved' and (h.due_at is null or c.owner_kind not in ('queue', 'curator'))")  # fmt: skip
    say(f"\n{_told(seen)}")
    say(f"docs/no-orphans.sql: {orphans}")
    say(f"open handoffs without owner or due time: {timeless}")
    say(f"calls for a person {len(seen.called)}, without a handoff {max(0, len(seen.called) - calls)}")
    lost = [client for client, message in seen.replies.items() if stored.get(client) != message]
    say(f"replies told to be sent {len(seen.replies)}, lost {len(lost)}; stored {total}, doubled {total - len(stored)}")
    wrong = {
        f"orphans: {orphans}": not orphans.startswith("0 of "),
        f"{timeless} handoffs without owner or due time": timeless != "0",
        "a call without a handoff": calls < len(seen.called),
        f"{len(lost)} replies are lost": bool(lost),
        "a reply is there twice": total != len(stored),
        "a reply that nobody wrote": not set(stored) <= seen.tried,
        "no request was cut off, so nothing is shown": seen.cut == 0,
        "nobody replied": not seen.replies,
    }
    return [what for what, is_wrong in wrong.items() if is_wrong]


def _orphans(home: Home) -> str:
    """Questions that the dead were at are taken over within the time it takes to be sure of their death."""
    sql = (BIN.parent / "docs/no-orphans.sql").read_text(encoding="utf-8")
    until, last = time.monotonic() + SETTLED_S, ""
    while time.monotonic() < until:
        last = home.sql(DATABASE, sql).splitlines()[-1].partition("|")[0]
        if last.startswith("0 of "):
            break
        time.sleep(1)
    return last


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/simulate kill", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual, most in (("deaths", 6, 100), ("curators", 4, 50), ("students", 2, 50), ("seed", 1, 10**6)):
        parser.add_argument(f"--{name}", type=int, default=usual, metavar="N", help=f"1 to {most} ({usual})")
    given = parser.parse_args()
    if not (1 <= given.deaths <= 100 and 1 <= given.curators <= 50 and 1 <= given.students <= 50 and 1 <= given.seed <= 10**6):
        parser.error("a number is out of its bounds")
    return given


def main() -> int:
    given = arguments()
    os.umask(0o022)  # the user PostgreSQL runs as must be able to read its binaries
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit(130))
    with contextlib.suppress(KeyboardInterrupt), Home(place()) as home:
        wrong = play(home, given)
        say("✓ nothing is lost, and nobody is without an owner" if not wrong else "✗ " + "; ".join(wrong))
        return 1 if wrong else 0
    return 130


if __name__ == "__main__":
    sys.exit(main())
