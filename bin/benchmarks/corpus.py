"""Synthetic passages in a database of the bench, for search.sql and studio.sql to make schools of."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Unmeasured
from benchmarks.home import BIN, Home

VECTORS = {"vectors": "bench_vector", "windows": "bench_window", "asked": "bench_asked"}
TABLES = """create table bench_text (n int, title text, heading text, body text);
create table bench_words (n int, usual text, rare text);"""


@contextlib.contextmanager
def copied(home: Home, database: str, passages: int, seed: int):
    """So many passages, numbered from 0, in the tables named here; gives the number of windows each has."""
    folder = home.where / "synthetic"
    folder.mkdir(exist_ok=True)
    try:
        print("  synthetic passages …", file=sys.stderr, flush=True)
        python = [str(home.parts.VENV / "bin/python"), "-m", "benchmarks.synthetic"]
        made = subprocess.run([*python, str(folder), str(passages), str(seed)], cwd=BIN, capture_output=True, text=True)
        if made.returncode:
            raise Unmeasured(f"no synthetic passages: {made.stderr.strip()[-1000:]}")
        _copy(home, database, folder)
    finally:
        shutil.rmtree(folder)
    print("  tables and indexes …", file=sys.stderr, flush=True)
    yield json.loads(made.stdout)["windows"]


def _copy(home: Home, database: str, folder: Path) -> None:
    vectors = "".join(f"create table {table} (n int, embedding halfvec(384));\n" for table in VECTORS.values())
    home.sql(database, vectors + TABLES)
    for name, table in (*VECTORS.items(), ("texts", "bench_text"), ("questions", "bench_words")):
        form = "with (format binary)" if name in VECTORS else ""
        with open(folder / name, "rb") as rows:
            command = [*home.opora.psql_command(), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", f"copy {table} from stdin {form}"]
            command += home.connection(database, "opora_owner")
            told = subprocess.run(command, stdin=rows, capture_output=True, text=True, env=home.environment("opora_owner"))
        if told.returncode:
            raise Unmeasured(f"copy: {told.stderr.strip()[:1000]}")
