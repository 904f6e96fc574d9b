"""Schools that lack a third of the paragraphs: is the quote right, and does `confidence` know when it cannot be?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evaluation.bench import Bench
from evaluation.handbook import quotes
from evaluation.measures import Figure, Judged, auroc, bootstrapped, calibration_error, coverage, share
from evaluation.sets import dropped, paragraph_id, xquad_articles, xquad_questions

QUOTE_LIMIT = 400  # characters; the targets for quotes are for such
AUROC = {"ru": 0.96, "en": 0.97}
# One quote of ≤ 400 characters holds the answer: (measured without the product, target).
QUOTE_HOLDS = {"ru": (0.850, 0.88), "en": (0.887, 0.91)}
Pairs = list[tuple[dict, dict]]  # a question and its reply


def measure(bench: Bench) -> Iterator[Figure]:
    everything = []
    for lang in ("ru", "en"):
        of = f"removed passages {lang}"
        school = bench.school(f"removed-{lang}", lambda: xquad_articles(bench.data, lang, kept_only=True))
        questions = xquad_questions(bench.data, lang)
        texts = [question["question"] for question in questions]
        forced, shipped = (_answered(questions, school.ask(texts, cuts=cuts)) for cuts in (False, True))
        judged = [_judged(*pair) for pair in forced]
        everything += judged
        yield from _confidence(bench, of, forced, judged, AUROC[lang])
        yield from _quotes(of, [pair for pair in forced if _kept(pair[0])], *QUOTE_HOLDS[lang])
        yield from _shipped(bench, of, shipped)
        yield _calibration(bench, of, judged)
    # Held to the target for n ≥ 1,000, which takes both languages. It was fitted on these; `squad2` is a new school.
    yield _calibration(bench, "removed passages both", everything, 0.05)


def _confidence(bench: Bench, of: str, forced: Pairs, judged: list[Judged], target: float) -> list[Figure]:
    kept, gone = ([one.confidence for one in judged if one.answerable is wanted] for wanted in (True, False))
    part = f"{len(gone) / max(len(judged), 1):.0%} near misses"
    found = [replace(one, right=_kept(pair[0]) and _right_passage(*pair)) for one, pair in zip(judged, forced)]
    return [
        bootstrapped(of, "AUROC kept against removed", bench.seed, auroc, kept, gone, target=target),
        bootstrapped(of, f"coverage at .95 right passage, {part}", bench.seed, coverage, found, target=0.85),
        bootstrapped(of, f"coverage at .95 quote holds it, {part}", bench.seed, coverage, judged, target=0.85),
    ]


def _quotes(of: str, kept: Pairs, floor: float, target: float) -> list[Figure]:
    first = [any(_holds(question["answer"], one["quote"][:QUOTE_LIMIT]) for one in quotes(reply)[:1]) for question, reply in kept]
    return [
        share(of, f"kept: first {QUOTE_LIMIT} characters hold it", first, floor=floor, target=target),
        share(of, "kept: some quote holds it", [_right(*pair) for pair in kept]),
    ]


def _shipped(bench: Bench, of: str, shipped: Pairs) -> list[Figure]:
    """At the cuts that the product ships with: how much is answered, and how much of that is right."""
    lanes = [reply["lane"] for question, reply in shipped if _kept(question)]
    bench.details += [f"{of}, kept: " + ", ".join(f"{lane} {lanes.count(lane)}" for lane in dict.fromkeys(lanes)), ""]
    sent = [pair for pair in shipped if pair[1]["lane"] == "answer"]
    return [
        share(of, "kept: in lane answer", [lane == "answer" for lane in lanes]),
        share(of, "lane answer: right passage", [_kept(pair[0]) and _right_passage(*pair) for pair in sent], target=0.95),
        share(of, "lane answer: quote holds it", [_kept(pair[0]) and _right(*pair) for pair in sent], target=0.95),
    ]


def _calibration(bench: Bench, of: str, judged: list[Judged], target: float | None = None) -> Figure:
    name = "calibration error, 10 bins"
    return bootstrapped(of, name, bench.seed, calibration_error, judged, target=target, at_most=True)


def _answered(questions: list[dict], replies: list[dict | None]) -> Pairs:
    return [(question, reply) for question, reply in zip(questions, replies) if reply is not None]


def _kept(question: dict) -> bool:
    return not dropped(question["pid"])


def _judged(question: dict, reply: dict) -> Judged:
    return Judged(reply["confidence"], _kept(question) and _right(question, reply), _kept(question))


def judged_right(question: dict, reply: dict | None) -> tuple[bool, bool]:
    """Whether a quote of the reply holds the answer, and whether it is from the right passage."""
    if reply is None or not _kept(question):
        return False, False
    return _right(question, reply), _right_passage(question, reply)


def _right_passage(question: dict, reply: dict) -> bool:
    return any(citation["externalId"] == paragraph_id(question["pid"]) for citation in quotes(reply))


def _right(question: dict, reply: dict) -> bool:
    return holds_answer(question["answer"], reply)


def holds_answer(answer: str, reply: dict) -> bool:
    """The answer stands in a quote or in the text the student gets (in lane draft: would get)."""
    shown = reply if reply["lane"] == "answer" else reply.get("draft") or {}  # a holding notice is no answer
    texts = [citation["quote"] for citation in quotes(reply)] + [shown.get("text") or ""]
    return any(_holds(answer, text) for text in texts)


def _holds(answer: str, text: str) -> bool:
    return _even(answer) in _even(re.sub(r"\[\d+\]", "", text))


def _even(text: str) -> str:
    return " ".join(text.split()).casefold()
