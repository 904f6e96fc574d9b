"""bin/bench widget: what the widget weighs, how soon it can be written in, how a long conversation scrolls."""

from __future__ import annotations

import argparse
import json
import os
import subprocess

from benchmarks import stubs
from benchmarks.figures import Figure, Unmeasured
from benchmarks.home import BIN, Home

HELP = """\
opens the demo's lesson page in a real browser, at the processor's own speed and at a quarter of it behind a slow line
(1.6 Mbit/s, 150 ms), and scrolls a conversation of 500 messages; the targets are those of the interface brief"""
DATABASE = "bench_widget"
MESSAGES = 500
LESSON = "rust:functions"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--openings", type=int, default=5, help="how often the panel is opened, each way (5)")


def check(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    if not 1 <= given.openings <= 50:
        parser.error("--openings is 1 to 50")


def sections(given: argparse.Namespace):
    return [("widget", lambda home, told: _measure(home, told, given))]


def _measure(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    database = home.database(DATABASE, anew=True)
    demo = {"OPORA_DEMO": "true"}
    with stubs.running() as url, home.application(database, stubs.settings(url, model=False) | demo) as app:
        _school(app)
        measured = _browse(app.base, given.openings)
    told.append(f"widget: {measured['browser']}")
    return [Figure(**one) for one in measured["figures"]]


def _school(app) -> None:
    """As much of the demo school as its lesson page shows."""
    made = app.platform.call("POST", "/api/v1/schools", {"key": "demo", "name": "Bench", "locale": "ru", "limits": None})[1]
    api = type(app.platform)(app.base, made["apiKey"])
    api.call("PUT", "/api/v1/courses/rust", {"title": "Rust", "lang": "ru"})
    api.call("PUT", f"/api/v1/courses/rust/lessons/{LESSON}", {"title": "Functions", "position": 5})
    homework = {"title": "Temperature", "text": "1. Write `to_fahrenheit`.", "lesson": LESSON}
    api.call("PUT", "/api/v1/courses/rust/assignments/temperature", homework)
    lesson = {"title": "Functions", "body": "A function is named and called.", "format": "markdown", "kind": "lesson"}
    api.call("PUT", f"/api/v1/knowledge/articles/{LESSON}", lesson | {"course": "rust", "lesson": LESSON})


def _browse(base: str, openings: int) -> dict:
    browser = subprocess.run([BIN / "browser"], capture_output=True, text=True)
    if browser.returncode:
        raise Unmeasured(browser.stderr.strip())
    settings = {"OPORA_URL": base, "OPORA_CHROMIUM": browser.stdout.strip()}
    settings |= {"OPORA_OPENINGS": str(openings), "OPORA_MESSAGES": str(MESSAGES)}
    done = subprocess.run([BIN / "web", "bench"], env={**os.environ, **settings}, capture_output=True, text=True)
    if done.returncode:
        raise Unmeasured(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "the browser says nothing")
    return json.loads(done.stdout.splitlines()[-1])
