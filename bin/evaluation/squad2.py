"""Near misses that differ from an answerable question in one fact."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.bench import Bench
from evaluation.measures import Figure, Judged, auroc, bootstrapped, calibration_error, share
from evaluation.removed import holds_answer
from evaluation.sets import squad2_articles, squad2_questions


def measure(bench: Bench) -> Iterator[Figure]:
    questions = squad2_questions(bench.data)
    school = bench.school("squad2-en", lambda: squad2_articles(bench.data))
    texts = [question["question"] for question in questions]
    replies = school.ask(texts)
    asked = [(question["unanswerable"], reply) for question, reply in zip(questions, replies) if reply is not None]
    answerable, near = ([one["confidence"] for lacks, one in asked if lacks is wanted] for wanted in (False, True))
    sent = [not lacks for lacks, reply in asked if reply["lane"] == "answer"]
    part = f"{len(near) / max(len(asked), 1):.0%} near misses"
    yield from (
        bootstrapped("SQuAD 2", "AUROC one-fact near misses", bench.seed, auroc, answerable, near, target=0.72),
        _calibration(bench, school.ask(texts, cuts=False), questions),
        share("SQuAD 2", "answerable: in lane answer", [r["lane"] == "answer" for lacks, r in asked if not lacks]),
        share("SQuAD 2", f"lane answer: answerable, {part} asked", sent),
    )


def _calibration(bench: Bench, replies: list[dict | None], questions: list[dict]) -> Figure:
    """A new school with no labels: unlike XQuAD's, the confidence was never fitted on these."""
    judged = [
        Judged(reply["confidence"], any(holds_answer(answer, reply) for answer in question["answers"]))
        for question, reply in zip(questions, replies)
        if reply is not None
    ]
    name = "calibration error, 10 bins, new school"
    return bootstrapped("SQuAD 2", name, bench.seed, calibration_error, judged, target=0.10, at_most=True)
