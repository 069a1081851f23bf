"""make lint and make format: every linter in one go; all are run, the first failure decides."""

import os
import subprocess
import sys

from tools import environment

CHECK = (
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["djlint", "--quiet", "--lint", "templates"],
    ["mypy"],
    ["python", "-W", "ignore", "manage.py", "makemigrations", "--check", "--dry-run"],
)
MEND = (
    ["ruff", "check", "--fix", "."],
    ["ruff", "format", "."],
)


def main() -> None:
    environment.ensure(environment.TO_TEST)
    steps = MEND if sys.argv[1:] == ["--mend"] else CHECK
    failed = [" ".join(step) for step in steps if run(step)]
    sys.exit(f"✗ {', '.join(failed)}" if failed else None)


def run(step: list[str]) -> int:
    program = environment.PYTHON.parent / step[0]
    # No database is asked: the state of the migrations stands in the code.
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": "postgres://none/none"}
    variables = {**os.environ, **settings}
    return subprocess.run([program, *step[1:]], env=variables, cwd=environment.ROOT).returncode


if __name__ == "__main__":
    main()
