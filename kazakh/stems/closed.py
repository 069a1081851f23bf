"""The words whose forms follow no rule: pronouns, the copula, particles, verbs of posture.

Closed classes, as grammars of Kazakh list them: no other words join them.
"""

from kazakh.stems.grammar import PERSONS
from kazakh.stems.once import once
from kazakh.stems.sounds import TO_FRONT, harmonies

# A word, its irregular forms. A form may belong to two words.
FORMS = """
мен: мен менің мені маған менде менен менімен меніңше мендей бен пен
сен: сен сенің сені саған сенде сенен сенімен сеніңше
ол: ол оның оны оған онда одан онан онымен онысы
бұл: бұл бұ мұның мұны бұған мұған мұнда бұдан мұнан мұнымен мұнысы мұнша былай
сол: соның соны соған сонда содан сонан сонымен
осы: осының осыны осыған осында осыдан осынан осымен
мынау: мынау мына мынаның мынаны мынаған мынада мынадан мынамен
анау: анау ананың анаған анадан
бәрі: бәрі бәрінің бәрін бәріне бәрінде бәрінен бәрімен бәріміз бәріміздің бәрімізді бәріңіз
е: е еді едім едің едік едіңіз едіңдер екен емес
е: мын мін бын бін пын пін сың сің мыз міз быз пыз піз сыңдар сіңдер
да: да де та те
де: де
ма: ма ме ба бе па пе
ғана: ғана қана
ғой: ғой қой
қой: қой
бол: боп
кел: кеп
ал: ап
қал: қап
сал: сап
қыл: қып
жат: жатыр
"""
# Stems that are forms of another word themselves: бұлар|дың, екен|і, жатыр|мын.
STEMS = {
    **{"олар": "ол", "бұлар": "бұл", "солар": "сол", "осылар": "осы", "бұ": "бұл"},
    **{"екен": "е", "емес": "е", "жатыр": "жат"},
}
# Verbs that take a person's ending at once: тұрмын, жүрсің.
POSTURES = ("отыр", "тұр", "жүр")


@once
def closed_forms() -> dict[str, tuple[str, ...]]:
    """Form → the words that it may be of, likelier first."""
    found: dict[str, tuple[str, ...]] = {}
    for line in FORMS.split("\n")[1:-1]:
        word, forms = line.split(": ")
        for form in forms.split():
            found[form] = (*found.get(form, ()), word)
    return found | {form: (verb,) for verb in POSTURES for form in persons_of(verb)}


def persons_of(verb: str) -> list[str]:
    endings = [ending.forms["R"] for ending in PERSONS if "R" in ending.forms]
    back = harmonies(verb) == "b"
    return [verb + (ending if back else ending.translate(TO_FRONT)) for ending in endings]
