"""Spaces and punctuation: what a hurried hand leaves out or types twice.

Only what is certain is told: «А.Байтұрсынұлы», «т.б.», «3,5», «qazaly.kz», «6:00-де» are as
they should be.
"""

import re
from collections.abc import Iterator

AFTER = {
    ".": "Нүктеден кейін бос орын жоқ",
    ",": "Үтірден кейін бос орын жоқ",
    ";": "Нүктелі үтірден кейін бос орын жоқ",
    ":": "Қос нүктеден кейін бос орын жоқ",
    "!": "Леп белгісінен кейін бос орын жоқ",
    "?": "Сұрақ белгісінен кейін бос орын жоқ",
    "…": "Көп нүктеден кейін бос орын жоқ",
}
BEFORE = "Тыныс белгісінің алдында артық бос орын бар"
TWO_SPACES = "Бос орын екі рет қойылған"
TWICE = "Тыныс белгісі екі рет қойылған"

Finding = tuple[str, str]
"""What is wrong, and the words around the place."""

# No word is longer; what is longer is no word, and costs nothing.
LONGEST = 100
TOKEN = re.compile(r"\S+")
ADDRESS = re.compile(r"://|@|www\.", re.IGNORECASE)
# A word, marks, and at once what may follow: a quotation or bracket that opens, a dash, a word.
JOINT = re.compile(r"(?<!\w)(\w+)([»”\")]?)([.,;:!?…]+)(?=([«“„\"(]?)([-–—]?)(\w*))")
SPACE_BEFORE = re.compile(r"(?<=\S)[ \xa0](?=(?:[,;!?]|(?<!\d[ \xa0]):|\.(?!\.))(?:[\s»”\"]|\Z))")
SPACES = re.compile(r"(?<=\S)[ \xa0]{2,}(?=\S)")
MARKS_TWICE = re.compile(r",,|;;|::(?=\s|\Z)|(?<![.?!…])\.\.(?!\.)|,[ \xa0]?\.(?![.\w])|, ,")
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]+", re.IGNORECASE)
LATIN = re.compile(r"[a-z]+", re.IGNORECASE)
# Words cut short, behind whose full stop no sentence ends.
CUT_SHORT = frozenset(
    [
        "обл",
        "ауд",
        "қал",
        "көш",
        "тел",
        "факс",
        "проф",
        "акад",
        "доц",
        "канд",
        "докт",
        "мың",
        "млн",
        "млрд",
        "трлн",
        "тг",
        "км",
        "см",
        "мм",
        "га",
        "кг",
        "мг",
        "мл",
        "гр",
        "др",
        "жж",
        "ғғ",
        "гг",
        "тт",
        "бб",
        "сс",
        "мыс",
        "респ",
        "ст",
        "шк",
        "инж",
        "мин",
        "сек",
        "сағ",
        "бет",
        "том",
        "пед",
        "тех",
        "ғыл",
        "экон",
        "филол",
        "тарих",
        "ред",
        "авт",
        "құр",
        "аударм",
        "қараң",
    ]
)
ENDS_OF_ADDRESSES = frozenset(["қаз", "рф", "кз", "ру", "ком"])


def findings(text: str) -> Iterator[Finding]:
    """All that is wrong in a paragraph."""
    for token in TOKEN.finditer(text):
        if len(token[0]) <= LONGEST and not ADDRESS.search(token[0]):
            yield from glued(token[0])
    for place in SPACE_BEFORE.finditer(text):
        yield BEFORE, around(text, place.start(), place.end())
    for place in SPACES.finditer(text):
        spaces = "␣" * min(len(place[0]), 3)
        yield TWO_SPACES, around(text, place.start(), place.end(), spaces)
    for place in MARKS_TWICE.finditer(text):
        yield TWICE, word_before(text, place.start()) + place[0]


def around(text: str, start: int, end: int, between: str = " ") -> str:
    """The words on both sides of a place."""
    after = text[end : end + LONGEST].split()[:1]
    return "".join([word_before(text, start), between, *after])


def word_before(text: str, place: int) -> str:
    return "".join(text[max(0, place - LONGEST) : place].split()[-1:])


def glued(token: str) -> Iterator[Finding]:
    """Marks behind which the next word stands at once."""
    for joint in JOINT.finditer(token):
        word, closed, marks, opened, dash, following = joint.groups()
        mark = kind_of(marks)
        if dash:
            wrong = mark == "," and not following.isdigit()
        else:
            wrong = bool(following) and RULES[mark](word, following, bool(closed or opened))
        if wrong:
            place = f"{word}{closed}{marks}{opened}{dash}{following}"
            yield AFTER[mark], place


def kind_of(marks: str) -> str:
    """The mark that tells: of «т.б.,» the comma, of «?!» the question mark, «...» is «…»."""
    for mark in ",;:?!":
        if mark in marks:
            return mark
    return "." if marks == "." else "…"


def after_comma(word: str, following: str, is_quoted: bool) -> bool:
    if following[0].isdigit():
        return word.isalpha() and len(word) > 2
    return following.isalpha() and (word.isalpha() or len(following) > 2)


def after_colon(word: str, following: str, is_quoted: bool) -> bool:
    return is_cyrillic(word) and is_cyrillic(following) and len(word) > 2


def after_call(word: str, following: str, is_quoted: bool) -> bool:
    return following[0].isalpha() and len(word) > 1 and is_cyrillic(word)


def after_dots(word: str, following: str, is_quoted: bool) -> bool:
    return is_cyrillic(word) and begins_a_sentence(following)


def after_stop(word: str, following: str, is_quoted: bool) -> bool:
    if word.isdigit():
        return len(word) > 2 and begins_a_sentence(following)
    if word.lower() in CUT_SHORT or is_initial(word) or both_latin(word, following):
        return False
    if following.isdigit():
        return is_cyrillic(word) and len(word) > 3 and len(following) == 4
    return begins_a_sentence(following) or goes_on_small(word, following)


def goes_on_small(word: str, following: str) -> bool:
    """«келді.сосын»: the shift key missed too. Shorter words may be cut short: «пед.ғылым»."""
    if not (is_cyrillic(word) and is_cyrillic(following)) or following in ENDS_OF_ADDRESSES:
        return False
    return len(word) > 4 and word.islower() and len(following) > 2 and following.islower()


def begins_a_sentence(word: str) -> bool:
    return word[0].isupper() and word[1:2].islower()


def is_initial(word: str) -> bool:
    """«А.Байтұрсынұлы», «Дж.Байден», «т.б.»."""
    return len(word) == 1 or (len(word) <= 3 and word[0].isupper() and word[1:].islower())


def is_cyrillic(word: str) -> bool:
    return bool(CYRILLIC.fullmatch(word))


def both_latin(word: str, other: str) -> bool:
    return bool(LATIN.match(word) and LATIN.match(other))


RULES = {
    **{",": after_comma, ";": after_comma, ":": after_colon, "!": after_call, "?": after_call},
    **{".": after_stop, "…": after_dots},
}
