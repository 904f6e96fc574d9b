"""Of bin/opora's parts: what can be tested without starting any."""

import os
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HOME = tempfile.TemporaryDirectory()
os.environ["OPORA_HOME"] = HOME.name
BIN = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BIN))

import opora_parts as parts  # noqa: E402

parts.prepare_home()


class ProcessesTest(unittest.TestCase):
    def setUp(self):
        self.sleeper = subprocess.Popen(["sleep", "60"])
        self.service = parts.Service("sleeper")

    def tearDown(self):
        self.sleeper.kill()
        self.sleeper.wait()

    def test_an_adopted_process_is_stopped(self):
        self.service.adopt(self.sleeper.pid)

        self.assertTrue(self.service.stop())

        self.assertLess(self.sleeper.wait(5), 0)
        self.assertFalse(self.service.file.exists())

    def test_a_pid_used_again_is_left_alone(self):
        self.service.file.write_text(f"{self.sleeper.pid} 1")

        self.assertFalse(self.service.stop())

        self.assertIsNone(self.sleeper.poll())

    def test_a_broken_pid_file_means_stopped(self):
        for text in ("", "x", "12 34 56"):
            self.service.file.write_text(text)
            self.assertIsNone(self.service.pid())


class PostgresTest(unittest.TestCase):
    def test_it_accepts_from_the_moment_it_has_written_so_in_full(self):
        server = parts.Postgres()
        cluster = parts.HOME / "postgres"
        cluster.mkdir()
        (cluster / "cluster").write_text(str(cluster))
        server.data().mkdir()
        server.adopt(os.getpid())
        whole = f"{os.getpid()}\n/data\n1700000000\n5433\n/tmp\n127.0.0.1\n1 2\n"

        for text in ("", whole[:-3], whole, whole + "starting\n", whole.replace(str(os.getpid()), "1") + "ready\n"):
            (server.data() / "postmaster.pid").write_text(text)
            self.assertFalse(server._accepts(), text)
        (server.data() / "postmaster.pid").write_text(whole + "ready   \n")

        self.assertTrue(server._accepts())


class PortsTest(unittest.TestCase):
    def test_a_taken_port_is_given_up_for_another_which_stays(self):
        first = parts.take_port("probe", 5733)
        with socket.socket() as squatter:
            squatter.bind(("127.0.0.1", first))
            squatter.listen()
            second = parts.take_port("probe", 5733)

        self.assertNotEqual(first, second)
        self.assertEqual(second, parts.take_port("probe", 5733))


class SecretsTest(unittest.TestCase):
    def test_secrets_stay_and_nobody_else_reads_them(self):
        self.assertEqual(parts.secret("a"), parts.secret("a"))
        self.assertNotEqual(parts.secret("a"), parts.secret("b"))
        self.assertEqual(0o600, (parts.HOME / "secrets.json").stat().st_mode & 0o777)

    def test_one_command_at_a_time(self):
        with parts.alone("up"):
            with self.assertRaisesRegex(parts.Problem, "`opora up"), parts.alone("down"):
                pass


class RequirementsTest(unittest.TestCase):
    def test_the_container_takes_the_same_wheels(self):
        ours = set((BIN / "requirements.txt").read_text().replace(' ; python_version < "3.14"', "").splitlines())
        theirs = (BIN.parent / "deploy/embedding/requirements.txt").read_text().splitlines()

        self.assertEqual([], [line for line in theirs if not line.startswith("#") and self._bare(line) not in map(self._bare, ours)])

    @staticmethod
    def _bare(line: str) -> str:
        return line.rstrip(" \\")


if __name__ == "__main__":
    unittest.main()
