"""bin/bench studio: a methodologist's lists and searches in a large base, and what an import costs beside its embedding."""

from __future__ import annotations

import argparse

from benchmarks import large_base, pages

HELP = """\
  big      one school of 50,000 published articles in 400,000 passages (and a quarter of a year of questions about them): the list,
           its first and a far page, its filters and searches, the search of passages, an article asked, gaps, proposals, figures
  import   generated Markdown pages, imported in one zip with the real embedding server, against the time that embedding the
           same texts in the same calls takes alone; and the same zip once more, unchanged

The database of `big` (about 4 GB; a quarter of an hour) is made once and kept for the next run with the same --articles, --passages,
--talks and --seed; --anew makes it again, which is due after a change of older migrations. Words and vectors are synthetic: time is measured
here, never how good the order is. Beside each kind of read stands what it cost the database in processor time, which is
what to compare on a machine that does other work. The targets are those of the studio's brief."""
SECTIONS = {"big": large_base.measure, "import": pages.measure}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", default=",".join(SECTIONS), metavar="NAME[,NAME]", help=", ".join(SECTIONS))
    parser.add_argument("--articles", type=int, default=50_000, help="published ones of the big school (50000)")
    parser.add_argument("--passages", type=int, default=400_000, help="of them (400000)")
    parser.add_argument("--talks", type=int, default=20_000, help="conversations of 92 days in the big school (20000)")
    parser.add_argument("--count", type=int, default=100, help="reads of each kind (100)")
    parser.add_argument("--anew", action="store_true", help="make the big school again")
    parser.add_argument("--pages", type=int, default=1_000, help="that are imported (1000)")


def check(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    given.only = [name.strip() for name in given.only.split(",") if name.strip()]
    if strangers := sorted(set(given.only) - set(SECTIONS)):
        parser.error(f"unknown: {', '.join(strangers)}; there are {', '.join(SECTIONS)}")
    if not 1_000 <= given.articles <= 200_000 or not given.articles <= given.passages <= 1_000_000:
        parser.error("--articles is 1000 to 200000, --passages as many up to 1000000")
    if given.passages % given.articles:
        parser.error("--passages is a multiple of --articles")
    if not 1_000 <= given.talks <= given.passages or not 20 <= given.count <= 10_000 or not 10 <= given.pages <= 10_000:
        parser.error("--talks is 1000 to --passages, --count 20 to 10000, --pages 10 to 10000")


def sections(given: argparse.Namespace):
    return [(name, lambda home, told, work=work: work(home, told, given)) for name, work in SECTIONS.items() if name in given.only]
