"""Of `opora import`: reading a folder, and what is done with a server's answers (a pretended one)."""

import importlib.util
import io
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

BIN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BIN))

if importlib.util.find_spec("yaml") is None:
    raise unittest.SkipTest("PyYAML is only in the virtual environment")

import opora_import as loading  # noqa: E402
from opora_http import Refused  # noqa: E402

FILES = {
    "school.yml": "key: demo\nname: School\nlocale: ru\n",
    "faq.yml": "- {id: 'faq:pay', lang: ru, title: Оплата, questions: [как платить], answer: Картой.}\n",
    "handbook/ru/a.md": "---\nid: handbook:ru:a\ntitle: А\n---\n\nТекст.\n\n---\n\nЕщё.\n",
    "handbook/en/a.md": "---\nid: handbook:en:a\ntitle: A\nvalidUntil: 2030-01-02\n---\nText.\n",
    "courses/rust/course.yml": "externalId: rust\ntitle: Rust\nlang: ru\n",
    "courses/rust/faq.yml": "- {id: 'rust:faq:x', title: X, answer: Y.}\n",
    "courses/rust/lessons/01.md": "---\nid: rust:one\ntitle: One\nposition: 1\n---\nBody\n",
    "courses/rust/assignments/a.md": "---\nid: sum\ntitle: Sum\nlesson: rust:one\nsolutions: ['42']\n---\nAdd.\n",
}


class PretendedApi:
    def __init__(self):
        self.calls, self.answers, self.published = [], {}, []

    def call(self, method, path, body=None):
        self.calls.append((method, path))
        answer = self.answers.get(path, (201, {}))
        if isinstance(answer, Refused):
            raise answer
        return answer

    def get(self, path):
        return {"items": self.published, "next": None}


class ImportTest(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = Path(self.temporary.name)
        for name, text in FILES.items():
            self.write(name, text)
        self.api = PretendedApi()

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def documents(self, course=None) -> dict:
        base = loading.read_base(self.folder, course)
        self.assertEqual([], base.broken)
        return {document.path: document for document in base.documents}

    def test_ids_are_external_ids_and_lessons_are_both_place_and_article(self):
        found = self.documents()

        lesson = found["/api/v1/knowledge/articles/rust%3Aone"].body
        self.assertEqual(("rust", "rust:one", "lesson"), (lesson["course"], lesson["lesson"], lesson["kind"]))
        self.assertEqual({"title": "One", "position": 1}, found["/api/v1/courses/rust/lessons/rust%3Aone"].body)
        self.assertEqual("rust", found["/api/v1/knowledge/articles/rust%3Afaq%3Ax"].body["course"])
        self.assertNotIn("course", found["/api/v1/knowledge/articles/faq%3Apay"].body)

    def test_a_rule_in_the_text_does_not_end_it_and_dates_are_text(self):
        found = self.documents()

        self.assertEqual("Текст.\n\n---\n\nЕщё.", found["/api/v1/knowledge/articles/handbook%3Aru%3Aa"].body["body"])
        self.assertEqual("2030-01-02", found["/api/v1/knowledge/articles/handbook%3Aen%3Aa"].body["validUntil"])

    def test_what_is_needed_first_goes_first(self):
        loading.import_folder(self.api, self.folder, None)

        order = [path.rsplit("/", 2)[-2:] for _, path in self.api.calls]
        kinds = [f"{a}/{b}" for a, b in order]
        self.assertEqual(["courses/rust", "lessons/rust%3Aone", "assignments/sum"], kinds[:3])
        self.assertEqual("articles/handbook%3Aru%3Aa", kinds[5])

    def test_one_course_leaves_the_rest_alone(self):
        self.assertFalse([path for path in self.documents("rust") if "handbook" in path or "faq%3Apay" in path])

    def test_a_bad_file_is_named_and_the_rest_goes_on(self):
        self.write("handbook/ru/bad.md", "no fields")
        self.write("handbook/ru/twin.md", "---\nid: handbook:ru:a\ntitle: Б\n---\nx")

        summary = loading.import_folder(self.api, self.folder, None)

        self.assertEqual(["handbook/ru/bad.md", "handbook/ru/twin.md"], [name for name, _ in summary.rejected])
        self.assertEqual(len(FILES), summary.new)  # school.yml is none, the lesson is two

    def test_only_articles_of_this_source_are_archived(self):
        self.api.published = [
            {"externalId": "gone", "source": "git:demo"},
            {"externalId": "by-hand", "source": None},
            {"externalId": "faq:pay", "source": "git:demo"},
        ]

        summary = loading.import_folder(self.api, self.folder, None)

        self.assertEqual([("DELETE", "/api/v1/knowledge/articles/gone")], [c for c in self.api.calls if c[0] == "DELETE"])
        self.assertEqual(1, summary.archived)

    def test_nothing_is_archived_while_a_file_cannot_be_read(self):
        self.api.published = [{"externalId": "gone", "source": "git:demo"}]
        self.write("faq.yml", "- [")

        self.assertEqual(0, loading.import_folder(self.api, self.folder, None).archived)

    def test_refusals_are_told_apart(self):
        self.api.answers["/api/v1/courses/rust"] = (200, {})
        self.api.answers["/api/v1/knowledge/articles/faq%3Apay"] = (200, {"changed": True})
        self.api.answers["/api/v1/courses/rust/assignments/sum"] = Refused(422, "too-long", "422 too-long")

        summary = loading.import_folder(self.api, self.folder, None)

        self.assertEqual((1, 1), (summary.unchanged, summary.changed))
        self.assertEqual([("courses/rust/assignments/a.md", "422 too-long")], summary.rejected)

    def test_a_wrong_key_ends_it_at_once(self):
        self.api.answers["/api/v1/courses/rust"] = Refused(401, "", "401")

        with self.assertRaises(Refused):
            loading.import_folder(self.api, self.folder, None)
        self.assertEqual(1, len(self.api.calls))


class DocumentsTest(unittest.TestCase):
    """Any other documents: what goes into an upload, and what is said of it."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        for name in ("a.md", "b/c.docx", "course.tar.gz", ".git/config.md", "photo.bmp"):
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text("x")

    def test_a_checkout_gives_its_documents_and_names_what_is_left_out(self):
        sent = []
        original, loading.import_upload = loading.import_upload, lambda api, files, wanted, summary: sent.append(files)
        self.addCleanup(setattr, loading, "import_upload", original)
        summary = loading.import_files(PretendedApi(), self.folder, loading.Wanted())
        self.assertEqual(["a.md", "b/c.docx", "course.tar.gz"], [name for name, _ in sent[0]])
        self.assertEqual(["photo.bmp"], [name for name, _ in summary.rejected])

    def test_small_files_go_in_a_zip_and_keep_their_paths(self):
        (name, content), = loading.packed([("a.md", self.folder / "a.md"), ("b/c.docx", self.folder / "b/c.docx")])
        self.assertEqual("folder-0.zip", name)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            self.assertEqual(["a.md", "b/c.docx"], packed.namelist())

    def test_what_became_of_each_file_is_counted(self):
        summary = loading.Summary()
        files = [
            {"n": 1, "name": "a", "state": "imported", "effect": "new"},
            {"n": 2, "name": "b", "state": "imported", "effect": "changed"},
            {"n": 3, "name": "c", "state": "unchanged"},
            {"n": 4, "name": "d", "state": "rejected", "reason": "why"},
        ]
        loading.count_files({"state": "done", "files": files, "archived": ["e"]}, summary)
        self.assertEqual((1, 1, 1, 1), (summary.new, summary.changed, summary.unchanged, summary.archived))
        self.assertEqual([("d", "why")], summary.rejected)

    def test_fields_say_only_what_was_asked_for(self):
        self.assertEqual({}, loading.Wanted().fields())
        self.assertEqual({"kind": "lesson", "source": "git", "publish": "false"}, loading.Wanted(None, "lesson", "git", True).fields())


if __name__ == "__main__":
    unittest.main()
