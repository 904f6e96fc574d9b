"""Does `confidence` know what the base does not hold?"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from evaluation.handbook import cites_gold, handbook_school, quotes
from evaluation.measures import Figure, Judged, auroc, bootstrapped, calibration_error, coverage, share
from evaluation.schools import Bench, School
from evaluation.sets import dropped, handbook_questions, rubq_questions, xquad_articles, xquad_questions
from evaluation.xquad import xquad_school

SAMPLE = 300
QUOTE_LIMIT = 400  # characters; the targets for quotes are for such
REMOVED = {"ru": 0.96, "en": 0.97}
# One quote of ≤ 400 characters holds the answer: (measured without the product, target).
QUOTE_HOLDS = {"ru": (0.850, 0.88), "en": (0.887, 0.91)}


def measure(bench: Bench) -> Iterator[Figure]:
    yield from _handbook(bench)
    yield from _trivia_on_xquad(bench)
    everything = []
    for lang in ("ru", "en"):
        figures, judged = _removed(bench, lang)
        yield from figures
        everything += judged
    # Held to the target for n ≥ 1,000, which takes both languages; each alone is a new school with no labels.
    yield _calibration(bench, "removed passages both", everything, 0.05)


def _handbook(bench: Bench) -> list[Figure]:
    """Trivia and near misses against the questions that the handbook answers."""
    school, of = handbook_school(bench), "handbook"
    questions = [one for one in handbook_questions(bench.data) if one["expect"] in ("answer", "abstain")]
    replies = school.ask([question["question"] for question in questions])
    judged = [
        Judged(reply["confidence"], cites_gold(question, quotes(reply)[:3]), question["expect"] == "answer")
        for question, reply in zip(questions, replies)
        if reply is not None
    ]
    near = [one.confidence for one in judged if not one.answerable]
    answerable = [one.confidence for one in judged if one.answerable]
    part = f"{len(near) / max(len(judged), 1):.0%} near misses"
    return [
        *_trivia(bench, of, school, answerable),
        bootstrapped(of, "AUROC near misses", bench.seed, auroc, answerable, near, target=0.89),
        bootstrapped(of, f"coverage at .95, {part}", bench.seed, coverage, judged, target=0.70),
    ]


def _trivia_on_xquad(bench: Bench) -> list[Figure]:
    school, of = xquad_school(bench, "ru"), "XQuAD ru"
    own = _confidences(school, _sample(bench, xquad_questions(bench.data, "ru")))
    others = [question for question in handbook_questions(bench.data) if question["expect"] == "answer"]
    foreign = _confidences(school, [question["question"] for question in others])
    return [
        *_trivia(bench, of, school, own),
        bootstrapped(of, "AUROC another school's questions", bench.seed, auroc, own, foreign, target=0.98),
    ]


def _trivia(bench: Bench, of: str, school: School, own: list[float]) -> list[Figure]:
    replies = [one for one in school.ask(_sample(bench, rubq_questions(bench.data))) if one is not None]
    trivia = [reply["confidence"] for reply in replies]
    sent = [reply["lane"] == "answer" for reply in replies]
    return [
        bootstrapped(of, "AUROC trivia (RuBQ)", bench.seed, auroc, own, trivia, target=0.995),
        share(of, "trivia in lane answer", sent, target=0.0, at_most=True),
    ]


def _removed(bench: Bench, lang: str) -> tuple[list[Figure], list[Judged]]:
    """A school without a third of the paragraphs; questions on those are near misses."""
    of, name = f"removed passages {lang}", f"removed-{lang}"
    school = bench.school(name, lambda: xquad_articles(bench.data, lang, kept_only=True))
    questions = xquad_questions(bench.data, lang)
    replies = school.ask([question["question"] for question in questions])
    asked = [(question, reply) for question, reply in zip(questions, replies) if reply is not None]
    kept = [pair for pair in asked if not dropped(pair[0]["pid"])]
    gone = [pair for pair in asked if dropped(pair[0]["pid"])]
    held = [_judge(*pair, answerable=True) for pair in kept]
    judged = held + [_judge(*pair, answerable=False) for pair in gone]
    sent = [one.right for one, (_, reply) in zip(judged, kept + gone) if reply["lane"] == "answer"]
    part = f"{len(gone) / max(len(asked), 1):.0%} near misses"
    floor, target = QUOTE_HOLDS[lang]
    confidences = ([one.confidence for one in judged if one.answerable is wanted] for wanted in (True, False))
    lanes = [reply["lane"] for _, reply in kept]
    bench.details += [f"{of}, kept: " + ", ".join(f"{lane} {lanes.count(lane)}" for lane in dict.fromkeys(lanes)), ""]
    figures = [
        bootstrapped(of, "AUROC kept against removed", bench.seed, auroc, *confidences, target=REMOVED[lang]),
        bootstrapped(of, "coverage at .95, kept alone", bench.seed, coverage, held, target=0.85),
        bootstrapped(of, f"coverage at .95, {part}", bench.seed, coverage, judged, target=0.85),
        share(of, f"kept: first {QUOTE_LIMIT} characters hold it", [_first_holds(*pair) for pair in kept],
              floor=floor, target=target),
        share(of, "kept: some quote holds it", [_some_quote_holds(*pair) for pair in kept]),
        share(of, "kept: in lane answer", [lane == "answer" for lane in lanes]),
        share(of, f"lane answer: right, {part} asked", sent, target=0.95),
        _calibration(bench, of, judged, 0.10),
    ]
    return figures, judged


def _calibration(bench: Bench, of: str, judged: list[Judged], target: float) -> Figure:
    name = "calibration error, 10 bins"
    return bootstrapped(of, name, bench.seed, calibration_error, judged, target=target, at_most=True)


def _judge(question: dict, reply: dict, *, answerable: bool) -> Judged:
    """Right: the answer stands in a quote or in the text the student gets (in lane draft: would get)."""
    shown = reply if reply["lane"] == "answer" else reply.get("draft") or {}  # a holding notice is no answer
    right = _some_quote_holds(question, reply) or _holds(question, shown.get("text") or "")
    return Judged(reply["confidence"], right, answerable)


def _some_quote_holds(question: dict, reply: dict) -> bool:
    return any(_holds(question, citation["quote"]) for citation in quotes(reply))


def _first_holds(question: dict, reply: dict) -> bool:
    return any(_holds(question, citation["quote"][:QUOTE_LIMIT]) for citation in quotes(reply)[:1])


def _holds(question: dict, text: str) -> bool:
    return _even(question["answer"]) in _even(re.sub(r"\[\d+\]", "", text))


def _even(text: str) -> str:
    return " ".join(text.split()).casefold()


def _sample(bench: Bench, questions: list[dict]) -> list[str]:
    """The same questions for the same seed, on whichever school."""
    texts = sorted({question["question"] for question in questions})
    return random.Random(bench.seed).sample(texts, min(SAMPLE, len(texts)))


def _confidences(school: School, questions: list[str]) -> list[float]:
    return [reply["confidence"] for reply in school.ask(questions) if reply is not None]
