"""What is said of a picture: a file's name is no description."""

import pytest

from news.describing import is_file_name

FILE_NAMES = (
    "IMG_2034.jpg|IMG-20251114-WA0007|DSC01234|20251114_152233|photo_5@2025-11-14|сурет1|kopir.png"
    "|WhatsApp Image 2025-11-14 at 15.22.33|Screenshot_20251114|Сурет 1|фото.jpeg|image (3)|1|2025"
    "|kopir_ashyldy_2|Ескі көпір.webp|0f8fad5b-d9cb-469f-a165-70867728950e|Screenshot 2025-11-14"
)
DESCRIPTIONS = (
    "Өзен үстіндегі көпір|Көпір|1941 жылғы майдангер|Сурет салып отырған бала|Аурухана ауласы, 2025"
    "|Әкім Н. Сәрсенов сөйлеп тұр.|Image агенттігінің қызметкері|Фотограф Асқар|ҚР Президенті"
    "|А4 қағазындағы хат|facade|5 бала ойнап жүр|DSC байқауының жеңімпазы"
)


@pytest.mark.parametrize(
    "text",
    [
        *FILE_NAMES.split("|"),
        *("IMG_2034", "DSC00123.jpg", "photo", "сурет1", "Сурет", "фото 12", "IMG-20240501-WA0003"),
        *("WhatsApp Image 2024-05-01 at 10.20.30 PM (1)", "Screenshot_2024-05-01-10-20-30"),
        *("PXL_20240501_102030123.MP", "20240501_102030", "көпір.jpeg", "Көпір үсті.PNG "),
        *("3f2a9c1e-77b1-4c55-9c1a-0f2f8b8f3f11", "image (3) copy", "12345", "...", "Фото_2"),
    ],
)
def test_a_files_name_is_known(text):
    assert is_file_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        *DESCRIPTIONS.split("|"),
        *("Өзен үстіндегі көпір", "Суретші Айгүл Сейіт", "Сурет салып отырған бала"),
        *("2024 жылғы көктем", "Фотограф", "Ат шабысы", "Әкім Қазалыда.", "IMG қоймасы", "Кафе"),
        *("Жаңа мектеп ашылды. Алғашқы қоңырау", "Экран алдындағы жүргізуші"),
    ],
)
def test_words_are_no_files_name(text):
    assert not is_file_name(text)
