"""Is every citation there, of this school, and verbatim? Over every answer that the other sections saw."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from evaluation.bench import Bench
from evaluation.handbook import handbook_school
from evaluation.measures import Figure, share
from evaluation.schools import LANES, School
from evaluation.sets import handbook_questions

CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)  # a[1] in code is no citation
SHOWN = 5  # faults told, per kind


def measure(bench: Bench) -> Iterator[Figure]:
    if not any(school.replies for school in bench.schools.values()):
        handbook_school(bench).ask([question["question"] for question in handbook_questions(bench.data)])
    found = {"present": [], "marks": [], "exists": [], "verbatim": []}
    for school in bench.schools.values():
        _look(bench, school, found)
    lanes = Counter(reply["lane"] for school in bench.schools.values() for reply in school.replies.values())
    counts = ", ".join(f"{lane} {lanes[lane]}" for lane in LANES)
    bench.details.append(f"Answers looked at for citations: {sum(lanes.values())} ({counts})")
    of = "citations"
    yield from (
        share(of, "lane answer: has a citation", found["present"], target=1.0),
        share(of, "[n] in the text points to one", found["marks"], target=1.0),
        share(of, "passage exists in this school", found["exists"], target=1.0),
        share(of, "quote is verbatim", found["verbatim"], target=1.0),
    )


def _look(bench: Bench, school: School, found: dict[str, list[bool]]) -> None:
    parts = [(question, part) for (question, _), reply in school.replies.items() for part in _parts(reply)]
    texts = school.passages({one["passageId"] for _, (_, _, citations) in parts for one in citations})
    for question, (lane, text, citations) in parts:
        told = lambda kind, good, what: _count(bench, found, kind, good, f"{school.name} «{question[:60]}»: {what}")
        if lane == "answer":
            told("present", bool(citations), "no citation")
        for mark in re.findall(r"\[(\d+)\]", CODE.sub("", text)) if lane != "other" else ():
            told("marks", int(mark) in {one.get("n") for one in citations}, f"[{mark}] points to nothing")
        for one in citations:
            if one["passageId"] not in texts:
                continue  # the call failed and is noted
            passage, article = texts[one["passageId"]], one["externalId"]
            told("exists", passage is not None and article in school.articles, f"{article} {one['passageId']} is not ours")
            told("verbatim", bool(one["quote"]) and one["quote"] in (passage or ""), f"not in {article}: {one['quote'][:80]!r}")


def _parts(reply: dict) -> list[tuple[str, str, list[dict]]]:
    """(lane, text, citations) of what the student sees and, where one waits for approval, of the draft."""
    lane = reply["lane"] if reply["lane"] == "answer" else "other"
    parts = [(lane, reply.get("text") or "", reply["citations"])]
    if draft := reply.get("draft"):
        parts.append(("draft", draft.get("text") or "", draft.get("citations") or []))
    return parts


def _count(bench: Bench, found: dict[str, list[bool]], kind: str, good: bool, what: str) -> None:
    found[kind].append(good)
    faults = found[kind].count(False) if not good else 0
    if 0 < faults <= SHOWN:
        bench.details.append(f"✗ citation, {kind}: {what}")
