"""Numbers as Kazakh newspapers print them."""


def spaced(number: int) -> str:
    """1421 → «1 421»: thousands stand apart by a space."""
    return f"{number:,}".replace(",", " ")
