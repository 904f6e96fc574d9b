"""Questions typed badly: letters swapped, in the wrong keyboard layout, in Latin letters; and English ones, to be left alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from evaluation.bench import Bench
from evaluation.handbook import handbook_school, meant_class
from evaluation.measures import Figure, bootstrapped, mean
from evaluation.schools import School
from evaluation.sets import handbook_questions, paragraph_id, xquad_questions
from evaluation.xquad import xquad_school

SAMPLE = 200
LOSS = 0.05  # of hit@5, at most
KEYS = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбюё?,.", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`&?/")
LATIN = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
))
Ways = dict[str, Callable[[str], str]]
Hits = list  # of bool, None where the call failed


def measure(bench: Bench) -> Iterator[Figure]:
    school = xquad_school(bench, "ru")
    questions = random.Random(bench.seed).sample(xquad_questions(bench.data, "ru"), SAMPLE)
    gold = [paragraph_id(question["pid"]) for question in questions]
    texts = [question["question"] for question in questions]
    for name, look in {"search": _searched, "answers": _answered}.items():
        plain = look(school, texts, gold)
        for way, mistype in _ways(bench.seed).items():
            yield _loss(bench, "XQuAD ru → ru", f"{name}: hit@5 lost, {way}",
                        plain, look(school, [mistype(text) for text in texts], gold))
    ids = {question["id"] for question in questions}
    english = [one["question"] for one in xquad_questions(bench.data, "en") if one["id"] in ids]
    gold = [paragraph_id(one["pid"]) for one in xquad_questions(bench.data, "en") if one["id"] in ids]
    found = [look(school, english, gold) for look in (_searched, _answered)]
    yield from class_lost(bench, handbook_questions(bench.data), _ways(bench.seed), "class")
    yield _loss(bench, "XQuAD en → ru", "answers: hit@5 lost against search", *found)


def class_lost(bench: Bench, questions: list[dict], ways: Ways, name: str) -> Iterator[Figure]:
    """Of triage: questions to the handbook whose class was right and is not when they are put otherwise."""
    school = handbook_school(bench)
    right = lambda replies: [reply and reply.get("questionClass") == meant_class(q) for q, reply in zip(questions, replies)]
    plain = right(school.ask([question["question"] for question in questions]))
    for way, mistype in ways.items():
        worse = right(school.ask([mistype(question["question"]) for question in questions]))
        yield _loss(bench, "handbook", f"{name}: accuracy lost, {way}", plain, worse)


def _ways(seed: int) -> Ways:
    draw = random.Random(seed)
    return {
        "letters swapped": lambda text: " ".join(_swapped(word, draw) for word in text.split()),
        "wrong layout": lambda text: text.lower().translate(KEYS),
        "small letters, no mark": lambda text: text.lower().rstrip(" .!?"),
        "transliterated": lambda text: "".join(LATIN.get(letter, letter) for letter in text.lower()),
    }


def _swapped(word: str, draw: random.Random) -> str:
    """Two neighbouring letters inside every third word or so change places."""
    if len(word) < 5 or draw.random() > 1 / 3:
        return word
    at = draw.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def _searched(school: School, questions: list[str], gold: list[str]) -> Hits:
    return [None if got is None else right in got[:5] for got, right in zip(school.search(questions), gold)]


def _answered(school: School, questions: list[str], gold: list[str]) -> Hits:
    """What an answer would have rested on."""
    replies = school.ask(questions)
    return [None if reply is None else right in _articles(reply)[:5] for reply, right in zip(replies, gold)]


def _articles(reply: dict) -> list[str]:
    return list(dict.fromkeys(one["externalId"] for one in reply.get("evidence") or []))


def _loss(bench: Bench, of: str, name: str, plain: Hits, worse: Hits) -> Figure:
    lost = [before - after for before, after in zip(plain, worse) if None not in (before, after)]
    return bootstrapped(of, name, bench.seed, mean, lost, target=LOSS, at_most=True)
