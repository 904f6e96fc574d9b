"""Of bin/bench: what is computed, counted and read; nothing is started."""

import io
import json
import sys
import unittest
from pathlib import Path

BIN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BIN))

from benchmarks import costs, figures, importing, pages, school, stubs, wire, zipf  # noqa: E402
from benchmarks.figures import Figure  # noqa: E402


class FiguresTest(unittest.TestCase):
    def test_a_percentile_is_a_value_that_was_measured(self):
        values = [float(n) for n in range(1, 101)]

        self.assertEqual(50, figures.percentile(values, 0.5))
        self.assertEqual(99, figures.percentile(values, 0.99))
        self.assertEqual(100, figures.percentile(values, 1))
        self.assertEqual(7, figures.percentile([7.0], 0.01))

    def test_no_values_are_not_a_figure(self):
        with self.assertRaises(figures.Unmeasured):
            figures.percentile([], 0.5)

        self.assertEqual(["not measured"] * 2, [one.mark for one in figures.latencies("x", [], 1, 2)])

    def test_a_target_is_met_from_its_own_side_and_as_printed(self):
        self.assertEqual("met", Figure("time", 12.04, "ms", 1, 12).mark)
        self.assertEqual("missed", Figure("time", 12.1, "ms", 1, 12).mark)
        self.assertEqual("met", Figure("rate", 250, "/s", 1, 250, at_most=False).mark)
        self.assertEqual("missed", Figure("rate", 249, "/s", 1, 250, at_most=False).mark)
        self.assertEqual("", Figure("memory", 1, "MB", 1).mark)

    def test_digits_tell_three_things(self):
        self.assertEqual(["0.123", "4.56", "45.6", "456", "0"], [figures.digits(one) for one in (0.1234, 4.56, 45.6, 456.4, 0)])


class ZipfTest(unittest.TestCase):
    def test_words_differ_and_are_letters(self):
        words = zipf.vocabulary(20_000)

        self.assertEqual(20_000, len(set(words)))
        self.assertTrue(all(word.isalpha() for word in words))

    def test_the_second_word_is_half_as_likely_as_the_first(self):
        weights = zipf.weights(1_000)

        self.assertAlmostEqual(1, sum(weights))
        self.assertAlmostEqual(weights[0], 2 * weights[1])


class PagesTest(unittest.TestCase):
    def test_pages_differ_and_are_the_same_again_with_the_same_seed(self):
        written = list(pages.written(50, 1))

        self.assertEqual(50, len(set(written)))
        self.assertEqual(written, list(pages.written(50, 1)))
        self.assertNotEqual(written, list(pages.written(50, 2)))

    def test_a_page_has_sections_of_its_own(self):
        page = next(pages.written(1, 1))

        self.assertEqual(pages.SECTIONS, page.count("\n## "))
        self.assertTrue(page.startswith("# "))

    def test_batches_are_full_but_for_the_last_and_in_order(self):
        texts = [str(n) for n in range(2 * importing.BATCH + 3)]
        batches = importing.batched(texts)

        self.assertEqual([importing.BATCH, importing.BATCH, 3], [len(batch) for batch in batches])
        self.assertEqual(texts, sum(batches, []))


class StubTest(unittest.TestCase):
    def test_a_known_text_has_its_own_vector_and_what_was_asked_for_is_recorded(self):
        record = io.StringIO()
        reply = json.loads(stubs.embeddings({"input": ["known", "new"]}, {"known": "[1,2]"}, record))

        self.assertEqual([[1, 2], stubs.vector("new")], [one["embedding"] for one in reply["data"]])
        self.assertEqual([["known", "new"]], [json.loads(line) for line in record.getvalue().splitlines()])

    def test_a_text_always_has_the_same_vector_nearest_to_its_own_words(self):
        question, passage, other = (stubs.vector(text) for text in ("где мой сертификат", "Сертификат где найти", "о грибах в лесу"))

        self.assertEqual(question, stubs.vector("Где мой сертификат?"))
        self.assertEqual(stubs.DIMENSION, len(question))
        self.assertGreater(cosine(question, passage), cosine(question, other))


def cosine(a, b):
    dot = lambda x, y: sum(map(lambda p, q: p * q, x, y))  # noqa: E731
    return dot(a, b) / (dot(a, a) * dot(b, b)) ** 0.5


class QuestionsTest(unittest.TestCase):
    def test_questions_are_distinct_long_enough_and_the_same_for_a_seed(self):
        first, again = school.questions(3), school.questions(3)
        asked = [next(first) for _ in range(500)]

        self.assertEqual(500, len(set(asked)))
        self.assertEqual(asked, [next(again) for _ in range(500)])
        self.assertTrue(all(len(question.split()) > 4 for question in asked))


class CostsTest(unittest.TestCase):
    LOG = """\
2026-01-01 10:00:00.000 UTC [1] LOG:  execute S_1: BEGIN
2026-01-01 10:00:00.001 UTC [1] LOG:  execute <unnamed>: select *
\tfrom message
2026-01-01 10:00:00.001 UTC [2] LOG:  execute <unnamed>: select pg_notify($1)
2026-01-01 10:00:00.001 UTC [1] DETAIL:  Parameters: $1 = 'begin'
2026-01-01 10:00:00.002 UTC [1] LOG:  execute S_2: COMMIT
2026-01-01 10:00:00.003 UTC [1] LOG:  statement: select 1
"""

    def test_statements_and_transactions_are_counted_by_connection(self):
        spent = costs.counted(self.LOG)

        self.assertEqual({"select * from message": 1, "select pg_notify($1)": 1, "select 1": 1}, dict(spent.statements))
        self.assertEqual(3, spent.transactions)


class WireTest(unittest.TestCase):
    def test_an_event_has_a_name_and_data(self):
        self.assertEqual(("stage", '{"a":1}'), wire.parsed('event: stage\nid: 4\ndata: {"a":1}'))
        self.assertEqual(("message", "one\ntwo"), wire.parsed("data:one\ndata: two\n"))


if __name__ == "__main__":
    unittest.main()
