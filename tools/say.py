"""How the tools speak: one sentence, and never a traceback for a missing piece."""

import sys
from typing import NoReturn


def say(sentence: str) -> None:
    print(sentence, flush=True)


def stop(sentence: str) -> NoReturn:
    """End the command with a sentence that tells the reader what to do."""
    sys.exit(f"✗ {sentence}")
