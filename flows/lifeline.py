"""Processes of `pledgewatch up` that end when it does, however it ends.

Killed by force, `up` cannot stop its children: a server would hold the port, a run would go on unseen. So each
child watches its parent and ends itself.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

#: names the process id of `pledgewatch up` to all that it starts
UP_PROCESS = "PLEDGEWATCH_UP_PROCESS"


def hold(pause: float = 0.5) -> None:
    """End this process soon after its parent, if the parent is `pledgewatch up`; else do nothing.

    By SIGKILL, since what stops a process politely may itself wait for a parent that is gone. The store survives
    that: nothing is lost when a process dies.
    """
    parent = os.environ.get(UP_PROCESS)
    if parent is None:
        return

    def watch() -> None:
        while os.getppid() == int(parent):
            time.sleep(pause)
        os.kill(os.getpid(), signal.SIGKILL)

    if os.getppid() == int(parent):
        threading.Thread(target=watch, name="lifeline", daemon=True).start()


if __name__ == "__main__":
    # python -m flows.lifeline MODULE ARGUMENTS…: run a module that knows nothing of lifelines on one
    hold()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
