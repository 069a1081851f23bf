"""Tables of words and sentences with their spelling in another script, written by hand.

Both follow the published tables; a line is a Cyrillic text, a tab, and what must come out.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "kazakh"


def golden(name: str) -> list[tuple[str, str]]:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(cyrillic, expected) for cyrillic, expected in (line.split("\t") for line in lines)]


def differences(name: str, convert) -> list[tuple[str, str, str]]:
    """Source, what came out, what was expected; for every line that differs."""
    table = [(source, convert(source), expected) for source, expected in golden(name)]
    return [row for row in table if row[1] != row[2]]
