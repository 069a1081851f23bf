"""The source that a text names: «деп хабарлайды baq.kz», «egemen.kz сайтына сілтеме жасап».

Sure before complete: whoever is quoted is no source of the piece. What is read out is what the
field would hold: a site's host, or a name with its kind in the plain case: «ҚР ІІМ баспасөз
қызметі».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WINDOW = 140  # characters beside the words that give a source away
MOST_WORDS = 7

HOST = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,40}\.){1,3}"
    r"(?:kz|com|ru|org|net|info|media|uz|kg|tv|asia)(?![a-z0-9]|\.[a-z0-9])",
    re.IGNORECASE | re.ASCII,
)
SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
# Agencies that are named without their kind: by list, or by capitals inside: «ҚазАқпарат».
AGENCY = re.compile(
    r"(?<!\w)(?:[A-Z][a-z]+|[А-ЯӘҚҒ][а-яәқғңөұүһі]+)[А-ЯӘҚҒA-Z][а-яәқғңөұүһіA-ZА-Яa-z]+(?!\w)|"
    r"(?<!\w)(?:Қазинформ|Казинформ|[KQ]azinform|Reuters|ТАСС|Интерфакс|Sputnik(?: Қазақстан)?)"
    r"(?!\w)"
)
KIND = (
    r"(?:(?:ақпарат(?:тық)? )?(?:агенттігі|порталы|сайты)|газеті|журналы|басылымы|парақшасы"
    r"|(?:теле|радио)?арнасы|телеканалы|радиосы|баспасөз[ -]қызметі)"
)
SAYS = r"(?:деп )?(?:хабарла(?:йды|ды|п отыр|ған)|жаз(?:ады|ды|ған)|мәлімде(?:йді|ді)|мәлім етті)"
BY = r"(?:хабарлауынша|хабарлағандай|мәліметінше|мәлімдеуінше|жазуынша|жазғандай)"
CASE = r"(?:[-–]?(?:ның|нің|дың|дің|тың|тің))?"

SAID_BY = re.compile(r"(?<!\w)деп (хабарла(?:йды|ды)|жаз(?:ады|ды)) (?=\S)", re.IGNORECASE)
REFERS_TO = re.compile(
    rf"(?: (?P<kind>{KIND})н[ае]|(?P<alone>[-–]?[гқнғк][аеә]))(?: материалына)? сілтеме жаса\w*",
    re.IGNORECASE,
)
TELLS = re.compile(
    rf"(?: (?P<kind>{KIND}){CASE}|(?P<alone>{CASE}))(?: тілшісі{CASE})? (?:{SAYS}|{BY})(?!\w)",
    re.IGNORECASE,
)
LABELLED = re.compile(r"\(?(?:ақпарат )?дереккөз(?:і|дер|дері)?\s?[:–—-]\s?(?=\S)", re.IGNORECASE)

NAMED_KIND = re.compile(rf"([^.,;:!?()\n]{{1,100}}? {KIND})(?!\w)", re.IGNORECASE)
QUOTED_NAME = re.compile(r"«[^«»]{2,60}»(?=[\s.,;)]|\Z)")
BOUNDARY = re.compile(r"[,;:!?()\n…]|\.(?=\s)|\s[–—-]\s|»(?=\s)(?=.*«)")
# Words before a name that are none of it.
BEFORE_NAMES = frozenset(
    [
        "деп",
        "туралы",
        "жөнінде",
        "жайлы",
        "жайында",
        "бойынша",
        "кейін",
        "соң",
        "бұрын",
        "бүгін",
        "кеше",
        "осы",
        "бұл",
        "оны",
        "мұны",
        "екенін",
        "үшін",
        "және",
        "мен",
        "бен",
        "пен",
        "сондай-ақ",
        "ал",
        "күні",
        "жылы",
        "еткен",
        "ретінде",
        "өз",
        "өзінің",
        "ресми",
    ]
)
# Nor is a word in another case than names have inside: «Мәліметті … баспасөз қызметі хабарлады».
OTHER_CASE = re.compile(
    r"[а-яәғқңөұүһі]{2,}(?:[нтд]ы|[нтд]і|[дт][ае]н?|н[ае]н|[ғгқк][ае]|[ыі]п)|\w{3,}(?:[нд]ы|[нтд]і|тты)"
)
PLACES = frozenset(["аудан", "аудандық", "облыс", "облыстық", "қала", "қалалық", "ауыл"])
"""With these the name of an office may begin in small letters."""


@dataclass(frozen=True)
class Named:
    name: str
    words: str
    """As the text has them."""


def named_source(text: str) -> Named | None:
    """The first source that a paragraph names, if it surely names one."""
    text = text.replace("\xa0", " ")
    return next(every_source(text), None)


def every_source(text: str) -> Iterator[Named]:
    for found in SAID_BY.finditer(text):
        name = name_after(text[found.end() : found.end() + WINDOW])
        if name:
            yield Named(name, f"{found[0]}{name}")
    for pattern in (REFERS_TO, TELLS):
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - WINDOW) : found.start()]
            name = name_before(before, found["kind"] or "")
            if name:
                yield Named(name, from_name(before, name) + found[0])
    label = LABELLED.match(text)
    if label:
        name = labelled(text[label.end() :])
        if name:
            yield Named(name, f"{label[0]}{name}")


def from_name(text: str, name: str) -> str:
    """The text from where a name begins in it."""
    return text[max(0, text.lower().rfind(name.split()[0].lower())) :]


def name_after(text: str) -> str:
    """«деп хабарлайды …»: a host, an agency, or a name that ends in its kind."""
    host = HOST.match(text.lstrip("«"))
    if host:
        return host[0]
    kind = NAMED_KIND.match(text)
    if kind and len(kind[1].split()) <= MOST_WORDS:
        return begun(kind[1])
    agency = AGENCY.match(text)
    return agency[0] if agency else ""


def name_before(text: str, kind: str) -> str:
    """«… баспасөз қызметі хабарлады»; without its kind, only a host or an agency."""
    alone = last_alone(text)
    if not kind or HOST.fullmatch(alone):
        return alone
    return begun(f"{last_words(text)} {kind}")


def last_alone(text: str) -> str:
    """The host or the agency that stands at the end."""
    tail = text.rstrip(' «»"')
    for pattern in (HOST, AGENCY):
        for found in pattern.finditer(tail):
            if found.end() == len(tail):
                return found[0]
    return ""


def last_words(text: str) -> str:
    """The words of a name that end the text: from the last boundary or word that is none of it."""
    clause = text[max((cut.end() for cut in BOUNDARY.finditer(text)), default=0) :]
    words = clause.split()[-MOST_WORDS:]
    for place in range(len(words) - 1, -1, -1):
        if is_none_of_it(words[place]):
            return " ".join(words[place + 1 :])
    return " ".join(words)


def is_none_of_it(word: str) -> bool:
    small = word.lower()
    return small in BEFORE_NAMES or (small not in PLACES and bool(OTHER_CASE.fullmatch(word)))


def begun(name: str) -> str:
    """The name from the word with which it may begin; "" if there is none."""
    words = name.split()
    for place, word in enumerate(words):
        if word.lower() in PLACES or word[0] in '«"“' or word[0].isupper():
            whole = " ".join(words[place:])
            return whole[0].upper() + whole[1:]
    return ""


def labelled(text: str) -> str:
    """Behind «Дереккөз:»: a host, or the few words of the line."""
    host = HOST.search(SCHEME.sub("", text[:WINDOW]))
    if host:
        return host[0]
    line = text.strip().rstrip(".)")
    return begun(line) if len(line) <= 60 else ""
