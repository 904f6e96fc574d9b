"""Search over parallel paragraphs: within a language and across."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.bench import Bench
from evaluation.measures import Figure, retrieval
from evaluation.schools import School
from evaluation.sets import paragraph_id, xquad_articles, xquad_questions

# hit@1, hit@5, MRR@5: the best simple row of QUALITY.md (all 1,190 questions; here the open half), and the target.
AIMS = {
    ("ru", "ru"): ((0.949, 0.996, 0.970), (0.949, 0.996, 0.970)),
    ("en", "en"): ((0.969, 0.997, 0.981), (0.969, 0.997, 0.981)),
    ("ru", "en"): ((0.797, 0.961, 0.867), (0.797, 0.970, 0.867)),
    ("en", "ru"): ((0.815, 0.966, 0.877), (0.815, 0.970, 0.877)),
}


def measure(bench: Bench) -> Iterator[Figure]:
    for (asked, held), (floors, targets) in AIMS.items():
        questions = xquad_questions(bench.data, asked)
        found = xquad_school(bench, held).search([question["question"] for question in questions])
        done = [(got, {paragraph_id(q["pid"])}) for got, q in zip(found, questions) if got is not None]
        gold = [right for _, right in done]
        of = f"XQuAD {asked} → {held}"
        yield from retrieval(of, bench.seed, [got for got, _ in done], gold, floors, targets)


def xquad_school(bench: Bench, lang: str) -> School:
    return bench.school(f"xquad-{lang}", lambda: xquad_articles(bench.data, lang))
