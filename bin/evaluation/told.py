"""Questions as people put them: within a greeting and a plea, without marks, within a story. What do answers lose by that?"""

from __future__ import annotations

import random
from collections.abc import Iterator

from evaluation.bench import Bench
from evaluation.measures import Figure, share
from evaluation.mistyped import Ways, class_lost
from evaluation.sets import handbook_questions, paragraph_id, rubq_questions, xquad_questions
from evaluation.xquad import xquad_school

SAMPLE = 200
# Written for this alone: no pattern and no exemplar was made by them.
WAYS: Ways = {
    "with greeting and plea": lambda text: f"Добрый день! Скажите, пожалуйста, {_small(text)} Буду очень благодарен!",
    "without marks": lambda text: f"привет можете подсказать {_small(text).rstrip('?').lower()} а то сам не нашел",
    "within a story": lambda text: f"У меня завтра выступление, готовлюсь с самого утра. {text} Потом поедем с дочкой на дачу.",
    "before a story": lambda text: f"{text} Спрашиваю, потому что мы с мужем поспорили об этом за ужином.",
}


def measure(bench: Bench) -> Iterator[Figure]:
    draw = random.Random(bench.seed)
    school, sample = xquad_school(bench, "ru"), draw.sample(xquad_questions(bench.data, "ru"), SAMPLE)
    plain = school.ask([question["question"] for question in sample])
    answered = [question for question, reply in zip(sample, plain) if reply and _is_right(question, reply)]
    trivia = [question["question"] for question in draw.sample(rubq_questions(bench.data), SAMPLE)]
    for way, told in WAYS.items():
        replies = school.ask([told(question["question"]) for question in answered])
        pairs = [(question, reply) for question, reply in zip(answered, replies) if reply]
        yield share("XQuAD ru → ru", f"told: answers lost, {way}", [reply["lane"] != "answer" for _, reply in pairs], at_most=True)
        sent = [_is_right(question, reply) for question, reply in pairs if reply["lane"] == "answer"]
        yield share("XQuAD ru → ru", f"told: lane answer: right passage, {way}", sent, target=0.95)
        strange = [reply["lane"] == "answer" for reply in school.ask([told(text) for text in trivia]) if reply]
        yield share("XQuAD ru", f"told: trivia in lane answer, {way}", strange, target=0, at_most=True)
    # Only of those that ask: an order or an outcry is not put so.
    asking = [question for question in handbook_questions(bench.data) if question["question"].endswith("?")]
    yield from class_lost(bench, asking, WAYS, "told: class")


def _is_right(question: dict, reply: dict) -> bool:
    cited = [citation["externalId"] for citation in reply["citations"]]
    return reply["lane"] == "answer" and paragraph_id(question["pid"]) in cited


def _small(text: str) -> str:
    """Names keep their capital."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}"
