"""Moving the old site in, step by step; each step remembers what it did, and can be run again.

configuring.py reads the engine's own settings, surveying.py looks at the whole dump before
anything is written, memory.py knows what came before. Then rubrics.py, people.py, pieces.py with
writing.py, comments.py, pages.py and redirects.py, in the order in which one needs the other.
"""

from legacy.moving.order import Order
from legacy.moving.run import move

__all__ = ["Order", "move"]
