"""A base of which half is in one language and half in the other: is a page found, and answered by, that only the other one has?"""

from __future__ import annotations

import random
from collections.abc import Iterator

from evaluation.bench import Bench
from evaluation.measures import Figure, retrieval, share
from evaluation.sets import paragraph_id, xquad_articles, xquad_questions

LANGUAGES = ("ru", "en")
SAMPLE = 150
NO_AIM = (None, None, None)  # QUALITY.md has none for such a base


def measure(bench: Bench) -> Iterator[Figure]:
    draw = random.Random(bench.seed)
    school = bench.school("xquad-mixed", lambda: _base(bench))
    for asked in LANGUAGES:
        for held in sorted(LANGUAGES, key=lambda lang: lang != asked):
            questions = [one for one in xquad_questions(bench.data, asked) if _lang(one["pid"]) == held]
            of = f"XQuAD {asked} → {held}, base in both"
            found = school.search([question["question"] for question in questions])
            done = [(got, {paragraph_id(one["pid"])}) for got, one in zip(found, questions) if got is not None]
            yield from retrieval(of, bench.seed, [got for got, _ in done], [right for _, right in done], NO_AIM, NO_AIM)
            sample = draw.sample(questions, SAMPLE)
            replies = school.ask([question["question"] for question in sample])
            sent = [(one, reply) for one, reply in zip(sample, replies) if reply and reply["lane"] == "answer"]
            yield share(of, "kept: in lane answer", [reply["lane"] == "answer" for reply in replies if reply])
            yield share(of, "lane answer: right passage", [_is_right(*pair) for pair in sent], target=0.95)


def _base(bench: Bench) -> list:
    """Each paragraph once, those of one subject in one language."""
    return [article for lang in LANGUAGES for article in xquad_articles(bench.data, lang) if _lang(article.external_id[1:]) == lang]


def _lang(pid: str) -> str:
    return LANGUAGES[int(pid.partition("-")[0]) % 2]


def _is_right(question: dict, reply: dict) -> bool:
    return paragraph_id(question["pid"]) in [citation["externalId"] for citation in reply["citations"]]
