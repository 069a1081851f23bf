"""A noun as the object of what was done to it: «көпір» мақала → «көпір» мақаласын."""

from kazakh.stems.sounds import final, harmonies, joined


def owned(noun: str) -> str:
    """The accusative of the possessed noun, for «… мақаласын өзгертті»; in lower case.

    A noun of several words is taken to be possessed already: «руханият мақаласы».
    """
    if " " in noun:
        return noun + "н"
    ending = "ын" if "b" in harmonies(noun) else "ін"
    return noun + "с" + ending if final(noun) == "V" else joined(noun, ending)
