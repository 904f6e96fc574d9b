"""Messages typed with an assignment of the demo's course open: is homework pointed to its place, and only homework?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evaluation.bench import Bench
from evaluation.calls import Unmeasured, call
from evaluation.crowd import each
from evaluation.homework import REPO
from evaluation.measures import Figure, share
from evaluation.schools import QUESTIONS_IN_FLIGHT, School
from opora_http import Refused

COURSE = "rust"
MESSAGES = Path(__file__).with_name("beside.yml")


def measure(bench: Bench) -> Iterator[Figure]:
    import yaml  # as the layout of knowledge-base does

    messages = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))
    school = _demo(bench)
    homework, matters = (_asked(school, messages[kind]) for kind in ("homework", "school"))
    astray = [pair for pair in homework if not _is_pointed(*pair)] + [pair for pair in matters if pair[1].get("hintLevel")]
    bench.details += [f"beside: ✗ {reply['lane']} {' '.join(_places(reply)[:1])} ← {one['assignment']}: {one['says']!r}" for one, reply in astray]
    of = "beside an assignment"
    yield share(of, "homework: pointed to its place", [_is_pointed(*pair) for pair in homework])
    yield share(of, "homework: its place among those named", [_is_named(*pair) for pair in homework])
    yield share(of, "homework: to people", [reply["lane"] != "answer" for _, reply in homework])
    yield share(of, "school: falsely a hint", [bool(reply.get("hintLevel")) for _, reply in matters])


def _demo(bench: Bench) -> School:
    """The demo's whole base: beside a course alone nothing would be the school's."""
    from opora_import import read_base

    school = bench.school("demo", lambda: [])
    if not getattr(school, "has_base", False):
        put = lambda document: call(school.api, "PUT", document.path, document.body)
        each("demo: documents", put, read_base(REPO / "knowledge-base").documents, 1)
        school.has_base = True
    return school


def _asked(school: School, messages: list[dict]) -> list[tuple[dict, dict]]:
    ask = lambda one: school.answer(one["says"], course=COURSE, assignment=one["assignment"])
    replies = each("beside: messages", ask, messages, QUESTIONS_IN_FLIGHT, (Refused, Unmeasured))
    return [(one, reply) for one, reply in zip(messages, school.note("answer", replies)) if reply is not None]


def _is_pointed(one: dict, reply: dict) -> bool:
    return reply["lane"] == "answer" and any(place in one["places"] for place in _places(reply)[:1])


def _is_named(one: dict, reply: dict) -> bool:
    return reply["lane"] == "answer" and any(place in one["places"] for place in _places(reply))


def _places(reply: dict) -> list[str]:
    """Of the citations, as in beside.yml."""
    return [f"{one['externalId']}|{(one.get('heading') or '').rpartition(' › ')[2]}" for one in reply["citations"]]
