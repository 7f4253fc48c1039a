"""Things done by several people at the same moment."""

from threading import Barrier, Thread

from django.db import connection


def at_once(*works):
    """Runs each in a thread of its own, all let go together; gives what each returned or raised."""
    gate = Barrier(len(works))
    outcomes = [None] * len(works)

    def run(at, work):
        gate.wait()
        try:
            outcomes[at] = work()
        except Exception as refusal:  # noqa: BLE001  # whatever it is, the test looks at it
            outcomes[at] = refusal
        finally:
            connection.close()

    threads = [Thread(target=run, args=(at, work)) for at, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
