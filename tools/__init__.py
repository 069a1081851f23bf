"""What `make` runs before the project's own packages are there: standard library only."""

import sys

# In words that the oldest Python reads: whatever `make` finds comes by here first.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("✗ Python 3.11 or newer is needed, this is %s: make PYTHON=…" % sys.version.split()[0])  # noqa: UP031
