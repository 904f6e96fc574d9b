"""Loads the demo school into a running Opora; called by `bin/opora up`, twice.

`first`: school, people, courses, assignments, FAQ and the handbook in the school's language; then the desk can work.
`rest`: lessons and the other languages, in the background. Both may be cut off and run again at any time.
Keys and passwords: $OPORA_HOME/demo.json. Progress: $OPORA_HOME/seed.json.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
from pathlib import Path

from opora_http import Api, Refused, say
from opora_import import LATER, Broken, Progress, Summary, load, mapping, read_base

SETTINGS = ("timeZone", "theme", "emergency", "allowedOrigins", "texts", "retentionDays", "limits")


class Notes:
    """A small JSON file of ours, written whole, readable by us alone."""

    def __init__(self, file: Path):
        self.file = file
        try:
            self.facts = json.loads(file.read_text())
        except (OSError, ValueError):
            self.facts = {}

    def write(self, **facts) -> None:
        self.facts |= facts
        draft = self.file.with_name(self.file.name + ".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as sink:
            json.dump(self.facts, sink, ensure_ascii=False, indent=2)
        draft.replace(self.file)


class Seed:
    def __init__(self, home: Path, base_url: str, folder: Path):
        self.demo, self.progress = Notes(home / "demo.json"), Notes(home / "seed.json")
        self.home, self.url, self.folder = home, base_url, folder
        self.school = mapping(folder / "school.yml")

    def first(self) -> None:
        if not self.key_is_known():
            self.create_school()
        if self.progress.facts.get("state") in ("ready", "done"):
            return
        begun = time.monotonic()
        self.people(Api(self.url, self.demo.facts["apiKey"]))
        self.documents(lambda document: document.rank < LATER, "ready")
        say(f"✓ the demo school is ready ({time.monotonic() - begun:.1f} s); lessons and translations follow")

    def rest(self) -> None:
        if self.progress.facts.get("state") != "done":
            self.documents(lambda document: document.rank >= LATER, "done")

    def key_is_known(self) -> bool:
        if "apiKey" not in self.demo.facts:
            return False
        try:
            Api(self.url, self.demo.facts["apiKey"]).get("/api/v1/me")
        except Refused as refusal:
            if refusal.status in (401, 403):  # another database than last time
                return False
            raise
        return True

    def create_school(self) -> None:
        wanted = {name: self.school[name] for name in ("key", "name", "locale")}
        try:
            keys = Api(self.url, os.environ["OPORA_PLATFORM_KEY"]).call("POST", "/api/v1/schools", wanted)[1]
        except Refused as refusal:
            if refusal.status == 409:
                raise Broken(self.lost_keys()) from None
            raise
        self.demo.facts = {}
        self.demo.write(**{**keys, "school": wanted["key"], "staff": {}})
        self.progress.facts = {}
        self.progress.write(state="loading", done=0, total=0)

    def lost_keys(self) -> str:
        key = self.school["key"]
        return (
            f"the school `{key}` is in the database, but its keys ({self.demo.file}) are lost or of another database."
            f" Put the file back; or erase the demo school with all its conversations and run `up` again:\n"
            f'    curl -X DELETE -H "Authorization: Bearer $(cat {self.home}/platform-key)" {self.url}/api/v1/schools/{key}'
        )

    def people(self, api: Api) -> None:
        settings = {name: self.school[name] for name in SETTINGS if name in self.school}
        api.call("PUT", "/api/v1/schools/current/settings", {"locale": self.school["locale"], **settings})
        for person in self.school.get("staff") or []:
            self.hire(api, person)
        for student in self.school.get("students") or []:
            facts = {name: value for name, value in student.items() if name != "externalId"}
            api.call("PUT", f"/api/v1/students/{student['externalId']}", facts)

    def hire(self, api: Api, person: dict) -> None:
        """The password is kept before it is sent: a cut between the two loses nothing."""
        staff = self.demo.facts.setdefault("staff", {})
        known = staff.get(person["email"], {})
        password = known.get("password") or secrets.token_urlsafe(9)
        staff[person["email"]] = {"name": person["name"], "roles": person["roles"], "password": password}
        self.demo.write()
        try:
            api.call("POST", "/api/v1/staff", {**person, "password": password})
        except Refused as refusal:
            if refusal.status != 409:
                raise

    def documents(self, chosen, state_afterwards: str) -> None:
        base = read_base(self.folder)
        mine = [document for document in base.documents if chosen(document)]
        before = 0 if state_afterwards == "ready" else len(base.documents) - len(mine)
        total = len(base.documents)
        self.progress.write(school=self.school["key"], done=before, total=total)
        progress = Progress(total, also=lambda done: self.progress.write(done=done))
        progress.done = before
        summary = Summary(rejected=list(base.broken) if before == 0 else [])
        load(Api(self.url, self.demo.facts["apiKey"]), mine, summary, progress)
        progress.end()
        if summary.rejected:
            summary.print()
        self.progress.write(state=state_afterwards, rejected=summary.rejected)


def main() -> int:
    what, home, base_url, folder = sys.argv[1:]
    try:
        seed = Seed(Path(home), base_url, Path(folder))
        seed.first() if what == "first" else seed.rest()
    except (Refused, Broken) as why:
        say(f"\n✗ demo: {why}")
        return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
