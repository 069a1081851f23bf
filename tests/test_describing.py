"""What is said of a picture: a file's name is no description."""

import pytest

from news.describing import is_file_name


@pytest.mark.parametrize(
    "text",
    [
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
        *("Өзен үстіндегі көпір", "Суретші Айгүл Сейіт", "Сурет салып отырған бала"),
        *("2024 жылғы көктем", "Фотограф", "Ат шабысы", "Әкім Қазалыда.", "IMG қоймасы", "Кафе"),
        *("Жаңа мектеп ашылды. Алғашқы қоңырау", "Экран алдындағы жүргізуші"),
    ],
)
def test_words_are_no_files_name(text):
    assert not is_file_name(text)
