"""Near misses that differ from an answerable question in one fact."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.bench import Bench
from evaluation.measures import Figure, auroc, bootstrapped, share
from evaluation.sets import squad2_articles, squad2_questions


def measure(bench: Bench) -> Iterator[Figure]:
    questions = squad2_questions(bench.data)
    school = bench.school("squad2-en", lambda: squad2_articles(bench.data))
    replies = school.ask([question["question"] for question in questions])
    asked = [(question["unanswerable"], reply) for question, reply in zip(questions, replies) if reply is not None]
    answerable, near = ([one["confidence"] for lacks, one in asked if lacks is wanted] for wanted in (False, True))
    sent = [not lacks for lacks, reply in asked if reply["lane"] == "answer"]
    part = f"{len(near) / max(len(asked), 1):.0%} near misses"
    yield from (
        bootstrapped("SQuAD 2", "AUROC one-fact near misses", bench.seed, auroc, answerable, near, target=0.72),
        share("SQuAD 2", "answerable: in lane answer", [r["lane"] == "answer" for lacks, r in asked if not lacks]),
        share("SQuAD 2", f"lane answer: answerable, {part} asked", sent),
    )
