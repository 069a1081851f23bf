"""The order of the Kazakh alphabet: Unicode puts ә, ғ, қ and their like behind я.

A key to store and sort by, since a database's own Kazakh order needs a library (ICU) that not
every server has.
"""

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# In order, behind digits and Latin letters; all else keeps its own place.
PLACES = str.maketrans({letter: chr(0x100 + place) for place, letter in enumerate(ALPHABET)})


def sort_key(text: str) -> str:
    """A string that sorts by code point as the text does by the alphabet, capitals or not."""
    return " ".join(text.lower().split()).translate(PLACES)
