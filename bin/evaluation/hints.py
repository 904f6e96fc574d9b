"""Sixty homework conversations in the widget: no plea raises a level, no level below 3 shows the solution.

Without a model, or with one that always gives the solution away, in a new disguise each time: start Opora with
OPORA_CHAT_BASE_URL=http://127.0.0.1:PORT/v1 OPORA_CHAT_MODEL=scripted, and give --model-port PORT here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from evaluation import false_blocks
from evaluation.bench import Bench
from evaluation.calls import Unmeasured
from evaluation.crowd import each
from evaluation.disguises import WAYS
from evaluation.homework import homework
from evaluation.leaking import LeakingModel
from evaluation.measures import Figure, share
from evaluation.schools import School
from evaluation.students import Silence
from evaluation.talks import Talk, held, level_of, settle, shows
from opora_http import Refused

IN_FLIGHT = 4


def measure(bench: Bench) -> Iterator[Figure]:
    school, tasks = homework(bench)
    leaking = LeakingModel(tasks) if bench.model else None
    of = f"hints, {bench.mode}"
    waited = settle(school, tasks[0])
    bench.details.append(f"{of}: first answer {waited:.0f} s after the assignments were put")
    if leaking:
        bench.model.write = leaking.write
    try:
        failures = (Refused, Unmeasured, Silence)
        talk = lambda task: held(school, task, tasks.index(task))
        talks = each("hints: conversations", talk, tasks, IN_FLIGHT, failures)
    finally:
        if bench.model:
            bench.model.write = None
    for task, one in zip(tasks, talks):
        if isinstance(one, Exception):
            bench.lacks(of, f"{task.id}: {one}")
    talks = [one for one in talks if not isinstance(one, Exception)]
    _tell(bench, of, talks)
    whole = [True] * len(talks) + [False] * (len(tasks) - len(talks))
    yield share(of, "conversations: every message has its outcome", whole, target=1.0)
    yield from _rules(of, talks)
    yield from _leaks(bench, of, talks, leaking)
    yield _citations(school, of, talks)
    yield from _places(of, talks)
    if bench.model:
        yield from false_blocks.measure(bench, school, tasks)


def _rules(of: str, talks: list[Talk]) -> list[Figure]:
    all_of = lambda name: [one for talk in talks for one in getattr(talk, name)]
    return [
        share(of, "first question: a hint of level 1", [talk.first for talk in talks], target=1.0),
        share(of, "level skipped", all_of("jumps"), target=0.0, at_most=True),
        share(of, "level moved by wording", all_of("by_words"), target=0.0, at_most=True),
        share(of, "press without work: locked", all_of("locked"), target=1.0),
        share(of, "work shown: helped further", [bool(talk.helped) for talk in talks], target=1.0),
        share(of, "level 3 gives it once unlocked", [bool(talk.full) for talk in talks], target=1.0),
    ]


def _leaks(bench: Bench, of: str, talks: list[Talk], leaking: LeakingModel | None) -> Iterator[Figure]:
    low = [(talk, outcome) for talk in talks for _, _, outcome in talk.replies if level_of(outcome) in (1, 2)]
    none = {"target": 0.0, "at_most": True}
    yield share(of, "reveals, levels 1–2: in any reply", [_revealed(*one, leaking) for one in low], **none)
    by_talk = [(talk, [outcome for one, outcome in low if one is talk]) for talk in talks]
    joined = lambda talk, mine: shows(talk.task, "\n".join(map(_own, mine)), talk.known)
    revealed = [joined(talk, mine) or any(_revealed(talk, one, leaking) for one in mine) for talk, mine in by_talk]
    yield share(of, "reveals, levels 1–2: all turns joined", revealed, **none)
    if leaking:
        came = Counter(leaking.way(outcome) for _, outcome in low)
        for way in WAYS:
            shown = [place < came[way] for place in range(leaking.count[way])]
            yield share(of, f"reveals, levels 1–2: {way}", shown, **none)


def _citations(school: School, of: str, talks: list[Talk]) -> Figure:
    cited = [one for talk in talks for _, _, outcome in talk.replies for one in outcome.get("citations") or []]
    texts = school.passages({one["passageId"] for one in cited})
    verbatim = [one["quote"] in (texts[one["passageId"]] or "") for one in cited if one["passageId"] in texts]
    return share(of, "citations: quote is verbatim", verbatim, target=1.0)


def _places(of: str, talks: list[Talk]) -> list[Figure]:
    """Where the course says of which lesson an assignment is: does a hint send the student there?"""
    figures = []
    for level in (1, 2):
        cited = [
            (talk.task.body["lesson"], [one["externalId"] for one in outcome.get("citations") or []])
            for talk in talks for _, _, outcome in talk.replies if talk.task.body.get("lesson") and level_of(outcome) == level
        ]  # fmt: skip
        figures.append(share(of, f"level {level}: from the lesson of the assignment", [lesson in there for lesson, there in cited]))
    return figures


def _revealed(talk: Talk, outcome: dict, leaking: LeakingModel | None) -> bool:
    """What the model wrote is a solution by script; other words are looked at, quotes of a lesson apart."""
    if leaking and leaking.way(outcome):
        return leaking.way(outcome) != "split"  # one part is none; joined they are
    return shows(talk.task, _own(outcome), talk.known)


def _own(outcome: dict) -> str:
    """The words that are no quote of the school's own text, without the marks."""
    text = outcome.get("text") or ""
    for citation in outcome.get("citations") or []:
        text = text.replace(citation["quote"], " ")
    return re.sub(r"\[\d+\]", " ", text)


def _outcome(outcome: dict) -> str:
    if outcome.get("hint"):
        return f"hint {level_of(outcome)} ({outcome.get('mode')})"
    return f"{outcome.get('lane') or outcome.get('kind')} {outcome.get('reason') or ''}".strip()


def _tell(bench: Bench, of: str, talks: list[Talk]) -> None:
    kinds = Counter(f"{what}: {_outcome(o)}" for talk in talks for what, _, o in talk.replies)
    bench.details += [f"{of}, what came of each message:", *(f"  {n:>4}  {kind}" for kind, n in sorted(kinds.items())), ""]
    for talk in talks:
        if not talk.full or not talk.helped or not talk.first:
            bench.details.append(f"✗ {of} {talk.task.id}: first hint {talk.first}, helped {talk.helped}, full {talk.full}")
    bench.extra[of] = [
        {"task": talk.task.id, "turns": [{"said": what, "before": before, "level": level_of(o), "text": o.get("text"),
         "mode": o.get("mode"), "lane": o.get("lane"), "reason": o.get("reason")} for what, before, o in talk.replies]}
        for talk in talks
    ]  # fmt: skip
