"""make catalogue: compile locale/*.po into the .mo files, which alone Django reads."""

import subprocess
import sys

from tools import environment

LOCALE = environment.ROOT / "locale"


def main() -> None:
    environment.ensure(environment.TO_TEST)
    # Under the project's own Python, where the reader of catalogues is installed.
    done = subprocess.run([environment.PYTHON, "-m", "tools.catalogue", "inside"])
    sys.exit(done.returncode)


def compile_all() -> None:
    import polib

    for path in LOCALE.glob("*/LC_MESSAGES/*.po"):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


if __name__ == "__main__":
    compile_all() if sys.argv[1:] == ["inside"] else main()
