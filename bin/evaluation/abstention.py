"""Does `confidence` know what the base does not hold: trivia, another school's questions, near misses?"""

from __future__ import annotations

import random
from collections.abc import Iterator

from evaluation.bench import Bench
from evaluation.handbook import cites_gold, handbook_school, quotes
from evaluation.measures import Figure, Judged, auroc, bootstrapped, coverage, share
from evaluation.schools import School
from evaluation.sets import handbook_questions, rubq_questions, xquad_questions
from evaluation.xquad import xquad_school

SAMPLE = 300


def measure(bench: Bench) -> Iterator[Figure]:
    yield from _handbook(bench)
    yield from _trivia_on_xquad(bench)


def _handbook(bench: Bench) -> list[Figure]:
    """Trivia and near misses against the questions that the handbook answers."""
    school, of = handbook_school(bench), "handbook"
    questions = [one for one in handbook_questions(bench.data) if one["expect"] in ("answer", "abstain")]
    replies = school.ask([question["question"] for question in questions], cuts=False)
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


def _sample(bench: Bench, questions: list[dict]) -> list[str]:
    """The same questions for the same seed, on whichever school."""
    texts = sorted({question["question"] for question in questions})
    return random.Random(bench.seed).sample(texts, min(SAMPLE, len(texts)))


def _confidences(school: School, questions: list[str]) -> list[float]:
    return [reply["confidence"] for reply in school.ask(questions) if reply is not None]
