"""Which endings Kazakh words take, and in which order: a table to read.

An ending is written as after a back vowel, once for each class of the sound before it (see
sounds.FINALS): `by(VR="лар", LNZ="дар", T="тар")`. A state lists what may follow it: the name of
the ending, its forms, and the state after it. A word may end in every state but those of OPEN.
"""

from typing import NamedTuple

CLASSES = "VRLNZT"


class Ending(NamedTuple):
    name: str
    forms: dict[str, str]
    """Class of the sound before → the ending."""
    then: str
    """The state after it."""


def by(**forms: str) -> dict[str, str]:
    """Class → form, from classes that share one; C stands for all consonants."""
    spelled = {key.replace("C", "RLNZT"): form for key, form in forms.items()}
    return {letter: form for key, form in spelled.items() for letter in key}


def same(form: str) -> dict[str, str]:
    return dict.fromkeys(CLASSES, form)


PLURAL = by(VR="лар", LNZ="дар", T="тар")
GENITIVE = by(VN="ның", RLZ="дың", T="тың")
POSSESSED = by(VN="нікі", RLZ="дікі", T="тікі")
ACCUSATIVE = by(V="ны", RLNZ="ды", T="ты")
DATIVE = by(VRLNZ="ға", T="қа")
LOCATIVE = by(VRLNZ="да", T="та")
ABLATIVE = by(VRLZ="дан", N="нан", T="тан")
INSTRUMENTAL = by(VRLN="мен", Z="бен", T="пен")
OLD_INSTRUMENTAL = by(VRLN="менен", Z="бенен", T="пенен")
LIKE = by(VRLNZ="дай", T="тай")
COMPARATIVE = by(V="рақ", C="ырақ")
WITHOUT = same("сыз")

MY = by(V="м", C="ым")
YOUR = by(V="ң", C="ың")
YOUR_POLITE = by(V="ңыз", C="ыңыз")
OUR = by(V="мыз", C="ымыз")
THEIR = by(V="сы", C="ы")

COPULAS = (
    ("am", by(VRLN="мын", Z="бын", T="пын")),
    ("are", same("сың")),
    ("are", same("сыз")),
    ("are", by(VRLN="мыз", Z="быз", T="пыз")),
    ("are", by(N="быз")),
    ("are", same("сыңдар")),
    ("are", same("сыздар")),
    ("is", by(VRLNZ="дыр", T="тыр")),
)
COPULA = tuple(Ending(name, forms, "end") for name, forms in COPULAS)
PERSONS = tuple(Ending(name, forms, "end") for name, forms in COPULAS[:-1])
SHORT_PERSONS = tuple(
    Ending("person", same(form), "end") for form in ("м", "ң", "ңыз", "қ", "ңдар", "ңыздар")
)

CASES = (
    Ending("genitive", GENITIVE, "end"),
    Ending("accusative", ACCUSATIVE, "end"),
    Ending("dative", DATIVE, "end"),
    Ending("locative", LOCATIVE, "locative"),
    Ending("ablative", ABLATIVE, "ablative"),
    Ending("instrumental", INSTRUMENTAL, "end"),
    Ending("instrumental", OLD_INSTRUMENTAL, "end"),
    Ending("like", LIKE, "like"),
    Ending("manner", same("ша"), "end"),
    Ending("possessed", POSSESSED, "possessed"),
)
CASES_OF_MINE = tuple(
    Ending("dative", same("а"), "end") if case.name == "dative" else case for case in CASES
)
CASES_OF_THEIRS = (
    Ending("genitive", same("ның"), "end"),
    Ending("accusative", same("н"), "end"),
    Ending("dative", same("на"), "end"),
    Ending("locative", same("нда"), "locative"),
    Ending("ablative", same("нан"), "ablative"),
    Ending("instrumental", same("мен"), "end"),
    Ending("instrumental", same("менен"), "end"),
    Ending("like", same("ндай"), "like"),
    Ending("manner", same("нша"), "end"),
    Ending("possessed", same("нікі"), "possessed"),
)
POSSESSION = (
    Ending("my", MY, "mine"),
    Ending("your", YOUR, "mine"),
    Ending("your", YOUR_POLITE, "ours"),
    Ending("our", OUR, "ours"),
    Ending("their", THEIR, "theirs"),
)

VOICES = (
    Ending("causative", by(V="т", RLNZ="дыр", T="тыр"), "verb"),
    Ending("causative", by(R="т", L="т"), "verb"),
    Ending("causative", by(VRLNZ="ғыз", T="қыз"), "verb"),
    Ending("causative", by(T="ыр"), "verb"),
    Ending("passive", by(V="л", RNZT="ыл"), "verb"),
    Ending("reflexive", by(V="н", C="ын"), "verb"),
    Ending("reciprocal", by(V="с", C="ыс"), "verb"),
)
PARTICIPLES = (
    Ending("past-participle", by(VRLNZ="ған", T="қан"), "participle"),
    Ending("habitual", by(V="йтын", C="атын"), "participle"),
    Ending("infinitive", same("у"), "nominal"),
    Ending("agent", same("ушы"), "nominal"),
)
TENSES = (
    Ending("past", by(VRLNZ="ды", T="ты"), "past"),
    Ending("present", by(V="й", C="а"), "present"),
    Ending("perfect", by(V="п", C="ып"), "perfect"),
    Ending("conditional", same("са"), "conditional"),
    Ending("imperative", same("сын"), "wish"),
    Ending("imperative", by(V="йын", C="айын"), "wish"),
    Ending("imperative", by(V="йық", C="айық"), "wish"),
    Ending("imperative", by(V="ңыз", C="ыңыз"), "wish"),
    Ending("imperative", by(V="ңдар", C="ыңдар"), "wish"),
    Ending("imperative", by(V="ңыздар", C="ыңыздар"), "wish"),
    Ending("imperative", by(V="ң", C="ың"), "wish"),
    Ending("imperative", by(VRLNZ="ғын", T="қын"), "wish"),
    Ending("desire", by(VRLNZ="ғы", T="қы"), "desire"),
    Ending("optative", by(VRLNZ="ғай", T="қай"), "optative"),
    Ending("since", by(VRLNZ="ғалы", T="қалы"), "end"),
)

SIMPLE_CASES = CASES[:3] + CASES[4:6]

STATES: dict[str, tuple[Ending, ...]] = {
    "noun": (
        Ending("plural", PLURAL, "plural"),
        *POSSESSION,
        *CASES,
        *COPULA,
        Ending("comparative", COMPARATIVE, "like"),
    ),
    "plural": (*POSSESSION, *CASES, *COPULA),
    "mine": (*CASES_OF_MINE, *COPULA),
    "ours": (*CASES, *COPULA),
    "theirs": (*CASES_OF_THEIRS, *COPULA),
    "locative": (Ending("in", by(V="ғы"), "inner"), *COPULA),
    "inner": (
        Ending("plural", PLURAL, "inner-plural"),
        Ending("their", THEIR, "inner-theirs"),
        *SIMPLE_CASES,
        *COPULA,
    ),
    "inner-plural": SIMPLE_CASES,
    "inner-theirs": CASES_OF_THEIRS[:6],
    "ablative": COPULA,
    "like": (*SIMPLE_CASES, Ending("plural", PLURAL, "inner-plural"), *COPULA),
    "possessed": SIMPLE_CASES,
    "verb": (
        *VOICES,
        Ending("negative", by(VRL="ма", NZ="ба", T="па"), "negative"),
        *PARTICIPLES,
        *TENSES,
        Ending("aorist", by(V="р", C="ар"), "aorist"),
        Ending("intent", by(VRL="мақ", NZ="бақ", T="пақ"), "intent"),
    ),
    "negative": (
        *PARTICIPLES,
        *(tense for tense in TENSES if tense.name != "perfect"),
        Ending("perfect", same("й"), "end"),
        Ending("perfect", same("п"), "perfect"),
        Ending("aorist", same("с"), "aorist"),
        Ending("until", same("йынша"), "end"),
        Ending("intent", same("қ"), "intent"),
    ),
    "participle": (Ending("quality", by(N="дық"), "nominal"),),
    "past": SHORT_PERSONS,
    "present": (*PERSONS, Ending("is", same("ды"), "end"), Ending("am", by(V="м"), "end")),
    "perfect": (*PERSONS, Ending("is", same("ты"), "end")),
    "conditional": (*SHORT_PERSONS, Ending("please", same("шы"), "end")),
    "wish": (Ending("please", same("шы"), "end"),),
    "desire": tuple(ending._replace(then="end") for ending in POSSESSION),
    "optative": PERSONS,
    "aorist": (Ending("measure", by(R="лық"), "nominal"),),
    "intent": (Ending("agent", same("шы"), "nominal"),),
    "nominal": (),
    "end": (),
}
OPEN = frozenset({"desire"})
"""States in which no word ends."""
NOMINAL = frozenset({"participle", "nominal", "aorist", "intent"})
"""States of a verb in which it takes the endings of a noun."""
