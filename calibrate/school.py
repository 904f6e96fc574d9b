"""Moves a course's cut by what its students and curators said of answers. See README.md.

  OPORA_API_KEY=opk_… bin/calibrate school --course C [--url URL] [--dry]

The coefficients stay as shipped: fewer than a hundred labels of a school fit worse than both. Only the cut `answer` moves.
"""

import argparse
import json
import os
import sys
import urllib.parse
from pathlib import Path

from opora_http import Api

SHIPPED = json.loads((Path(__file__).resolve().parent.parent / "src/main/resources/confidence.json").read_text())
PRECISION = 0.95
LEAST_LABELS = 20
# The shipped reliability counts like so many labels, so that the first few of a school do not throw the cut about.
PRIOR_WEIGHT = 10


def expected(cut: float) -> float:
    """Precision above a cut by the shipped reliability table."""
    above = [one for one in SHIPPED["reliability"] if one["from"] >= int(cut * 10) / 10]
    return sum(one["observed"] * one["n"] for one in above) / sum(one["n"] for one in above)


def precision(labels: list[dict], cut: float) -> float:
    above = [one for one in labels if one["confidence"] >= cut]
    right = sum(one["right"] for one in above)
    return (right + PRIOR_WEIGHT * expected(cut)) / (len(above) + PRIOR_WEIGHT)


def moved(labels: list[dict]) -> float | None:
    """The lowest cut from which what is sent holds the precision, as does what is surer and was judged often enough to tell."""
    cuts = [round(0.30 + 0.01 * step, 2) for step in range(70)]
    holds = {cut: precision(labels, cut) >= PRECISION for cut in cuts}
    telling = [cut for cut in cuts if sum(one["confidence"] >= cut for one in labels) >= LEAST_LABELS]
    return next((cut for cut in cuts if holds[cut] and all(holds[above] for above in telling if above >= cut)), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--course", required=True, help="external id of the course")
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--dry", action="store_true", help="print, change nothing")
    given = parser.parse_args()
    key = os.environ.get("OPORA_API_KEY") or sys.exit("✗ set OPORA_API_KEY to the school's API key")
    api, course = Api(given.url, key), urllib.parse.quote(given.course, safe=":~")
    labels = api.get(f"/api/v1/answers/labels?course={course}")["items"]
    known = api.get(f"/api/v1/courses/{course}")
    thresholds = dict(known.get("thresholds") or {})
    for name in sorted({one["questionClass"] for one in labels}):
        own = [one for one in labels if one["questionClass"] == name]
        wrong = 1 - sum(one["right"] for one in own) / len(own)
        if len(own) < LEAST_LABELS:
            print(f"{name}: {len(own)} labels, {LEAST_LABELS} are needed; the cut stays")
            continue
        cut = moved(own)
        if cut is None:
            print(f"{name}: no cut holds {PRECISION} on {len(own)} labels ({wrong:.0%} wrong): a person answers this class")
            cut = 1.01
        else:
            sent = sum(one["confidence"] >= cut for one in own)
            print(f"{name}: answer from {cut}, {precision(own, cut):.3f} right of {sent}; holds while {wrong:.0%} of what is"
                  f" judged has no right answer (n = {len(own)})")
        thresholds[name] = {"answer": cut, "draft": min((thresholds.get(name) or {}).get("draft", 0.25), cut)}
    if not given.dry and labels:
        api.call("PUT", f"/api/v1/courses/{course}", {
            "title": known["title"], "lang": known["lang"], "teams": known.get("teams") or {},
            "hintPolicy": known.get("hintPolicy"), "thresholds": thresholds})


if __name__ == "__main__":
    main()
