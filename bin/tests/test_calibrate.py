"""`bin/calibrate school`: what a school's labels move, and what they leave alone."""

import contextlib
import io
import sys
import unittest
from pathlib import Path
from unittest import mock

REPO = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(REPO / "bin"), str(REPO / "calibrate")]

import school  # noqa: E402


def labels(right: int, wrong: int, confidence: float, name: str = "organisational") -> list[dict]:
    return [{"questionClass": name, "confidence": confidence, "right": n < right} for n in range(right + wrong)]


class FakeApi:
    """The course and its labels; keeps what is put."""

    def __init__(self, given: list[dict], course: dict):
        self.labels, self.course, self.put = given, course, None

    def get(self, path: str) -> dict:
        return {"items": self.labels} if path.startswith("/api/v1/answers/labels") else self.course

    def call(self, method: str, path: str, body: dict) -> None:
        assert (method, path) == ("PUT", "/api/v1/courses/rust"), (method, path)
        self.put = body


COURSE = {"title": "Rust", "lang": "ru", "teams": {"study": "mentors"}, "hintPolicy": {"maxLevel": 1},
          "thresholds": {"technical": {"answer": 0.6, "draft": 0.3}}}


def run(given: list[dict], *arguments: str) -> tuple[FakeApi, str]:
    api, said = FakeApi(given, COURSE), io.StringIO()
    with mock.patch.object(school, "Api", lambda url, key: api), \
            mock.patch.dict("os.environ", {"OPORA_API_KEY": "opk_x"}), \
            mock.patch.object(sys, "argv", ["school", "--course", "rust", *arguments]), \
            contextlib.redirect_stdout(said):
        school.main()
    return api, said.getvalue()


class Cut(unittest.TestCase):
    def test_without_labels_it_is_where_the_shipped_table_holds_the_precision(self):
        cut = school.moved([])
        self.assertGreaterEqual(school.expected(cut), school.PRECISION)

    def test_wrong_answers_move_it_above_them(self):
        self.assertGreater(school.moved(labels(60, 40, 0.8) + labels(100, 0, 0.95)), 0.8)

    def test_right_answers_let_it_go_lower_than_wrong_ones(self):
        high = labels(200, 0, 0.95)
        self.assertLess(school.moved(labels(100, 0, 0.5) + high), school.moved(labels(70, 30, 0.5) + high))

    def test_a_few_labels_hardly_move_it(self):
        self.assertLess(abs(school.moved(labels(3, 0, 0.4)) - school.moved([])), 0.15)

    def test_where_most_is_wrong_at_any_confidence_no_cut_holds(self):
        self.assertIsNone(school.moved(labels(20, 80, 0.99)))

    def test_one_sure_answer_that_was_wrong_takes_no_class_from_the_assistant(self):
        self.assertIsNotNone(school.moved(labels(199, 0, 0.8) + labels(0, 1, 0.995)))


class Course(unittest.TestCase):
    def test_only_the_cut_of_a_class_with_labels_enough_moves_and_the_rest_of_the_course_stays(self):
        api, said = run(labels(95, 5, 0.9) + labels(5, 0, 0.9, "technical"))
        self.assertEqual({**COURSE, "thresholds": api.put["thresholds"]}, api.put)
        self.assertEqual(COURSE["thresholds"]["technical"], api.put["thresholds"]["technical"])
        self.assertIn("organisational", api.put["thresholds"])
        self.assertIn("20 are needed", said)

    def test_the_precision_is_told_with_the_share_that_has_no_right_answer(self):
        _, said = run(labels(95, 5, 0.9))
        self.assertRegex(said, r"organisational: answer from 0\.\d+, 0?\.?\d+\.?\d* right of \d+; holds while 5% ")

    def test_where_no_cut_holds_a_person_answers(self):
        api, said = run(labels(20, 80, 0.99))
        self.assertGreater(api.put["thresholds"]["organisational"]["answer"], 1)
        self.assertIn("a person answers", said)

    def test_a_dry_run_changes_nothing(self):
        api, _ = run(labels(95, 5, 0.9), "--dry")
        self.assertIsNone(api.put)


if __name__ == "__main__":
    unittest.main()
