"""Large tables of the language are made once, even when many readers' threads ask at once."""

import threading
import time

from kazakh.stems.once import once


def test_many_threads_get_the_one_table_that_was_made():
    made = []

    @once
    def table():
        time.sleep(0.05)
        made.append({})
        return made[-1]

    seen = []
    threads = [threading.Thread(target=lambda: seen.append(table())) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(seen) == 16
    assert all(one is made[0] for one in seen)
