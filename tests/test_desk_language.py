"""Kazakh and nothing else on every page of the desk, whoever made the page."""

import json
import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.desk_addresses import DESK, all_pages, signed_link
from tests.desk_walk import Reader, answers, is_html
from tests.newsroom import fill_the_newsroom, typed_words

# Names of things that Kazakh papers write in Latin letters too, and a key of the keyboard.
LATIN = re.compile(
    "PDF|QR|JPEG|PNG|WebP|AVIF|JSON|RSS|WhatsApp|YouTube|Gazprom|Latyn|UTC|Ctrl|IndexNow|Telegram|[az]"
)
# Words that only Russian has, which a careless translation would bring, and its endings.
RUSSIAN = re.compile(
    "адрес|войти|выберите|выбрать|выбрано|выйти|вход|выход|вы|действие|добавить|добавлено|для|"
    "если|закрыть|запись|записи|изменить|изменено|имя|история|или|из|их|как|который|найти|найдено|"
    "нет|нажмите|новый|назад|номер|ошибк[аи]|отмена|отменить|очистить|пароль|поиск|поле|пожалуйста|"
    "пользовател[ьи]|показать|просмотр|сегодня|создать|сохранить|сохранено|список|ссылка|статья|"
    "страница|удалить|удалено|успешно|уже|фильтр|это|этот|[вксо]|по|что|чтобы|все|всего|год|"
    r"\w+(?:ться|ение|ости|ость|ировать|ного|ных)",
    re.IGNORECASE,
)
# What is no word: addresses, files, a secret key in groups of four, what will be filled in, and
# the marks of a text (who may only look is shown the body as it is stored).
ADDRESS = re.compile(
    r"<[^>]*>|\S+@\S+|\S+://\S+|(?<!\w)/\S+|\S+\.(?:jpg|png|kz|txt)\b|%\(\w+\)s|%s|\{\w*\}"
    r"|\b(?:[A-Z2-7]{4} ?){8}\b"
)


def foreign(said, own=frozenset()):
    """Words that are not Kazakh, each with the sentence in which it stands."""
    found = {f"plural: {sentence}" for sentence in said if counts_in_plural(sentence)}
    for sentence in said:
        for word in re.findall(r"\w+", ADDRESS.sub(" ", sentence)):
            is_latin = re.search("[a-zA-Z\\u00c0-\\u024f]", word)
            is_known = LATIN.fullmatch(word) or word in own
            if (is_latin and not is_known) or RUSSIAN.fullmatch(word):
                found.add(f"{word}: {sentence[:120]}")
    return found


def counts_in_plural(sentence):
    """«2 мақалалар»: in Kazakh a noun after a number stays singular."""
    many = {str(model._meta.verbose_name_plural) for model in apps.get_models()}
    one = {str(model._meta.verbose_name) for model in apps.get_models()}
    counted = re.fullmatch(r"\d+ (.+)", sentence)
    return counted is not None and counted[1] in many - one


def said_by(response):
    """What a page or a list of suggestions says; the scripts' words are read in a browser."""
    kind = response.get("Content-Type", "")
    if is_html(response):
        return Reader(response.text).said
    if kind.startswith("application/json"):
        return [row["text"] for row in json.loads(response.text).get("results", [])]
    return []


def read_all(client):
    rows = fill_the_newsroom()
    own = typed_words(rows)
    faults, seen, known = {}, 0, set()
    for address in all_pages(rows):
        for page in answers(client, address, known):
            assert page.status_code < 500, address
            # A link to the readers' side ends there.
            if page.request["PATH_INFO"].startswith(f"/{DESK}/"):
                seen += 1
                for fault in foreign(said_by(page), own):
                    faults.setdefault(fault, address)
            if page.streaming:
                # A file closes when it is read.
                b"".join(page.streaming_content)
    for letter in mail.outbox:
        for fault in foreign([letter.subject, letter.body], own):
            faults.setdefault(fault, "a letter")
    assert seen > 60
    assert not faults, "\n".join(f"{fault}  ({at})" for fault, at in sorted(faults.items()))


def test_words_of_other_languages_are_found():
    page = Reader(
        '<p>Мақала Save</p><input type="submit" value="Log in"><img alt="photo">'
        '<a title="Удалить">×</a><script>var English</script><textarea>text</textarea>'
        "<p>2 мақалалар</p><p>serik@qazaly.kz, /redaksia/news/, PDF, Ертеңгілік газетi</p>"
    )
    words = sorted(fault.partition(":")[0] for fault in foreign(page.said))
    assert words == ["Log", "Save", "in", "photo", "plural", "Удалить", "газетi"]


def test_the_chief_reads_kazakh_on_every_page(desk):
    read_all(desk)


def test_somebody_who_may_only_look_reads_kazakh(client, db):
    onlooker = User.objects.create_user("qonaq", "qonaq@qazaly.kz", "qupiasoz", is_staff=True)
    onlooker.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(onlooker)
    read_all(client)


def test_somebody_without_rights_reads_kazakh(client, db):
    client.force_login(User.objects.create_user("jana", password="qupiasoz", is_staff=True))
    read_all(client)


def test_somebody_outside_reads_kazakh_at_the_door(client, db):
    read_all(client)


@pytest.mark.parametrize("password", ["qonaq", "12345678", "ab", "өзенжағалауы"])
def test_a_password_is_chosen_in_kazakh(client, db, password):
    user = User.objects.create_user("qonaq", "qonaq@qazaly.kz", "qupiasoz", is_staff=True)
    link = reverse("password_reset_confirm", kwargs=signed_link(user))
    page = client.get(link, follow=True)
    sent = {"new_password1": password, "new_password2": password}
    answer = client.post(page.request["PATH_INFO"], sent, follow=True)
    assert ("new_password1" in answer.text) == (password != "өзенжағалауы")
    said = [words for seen in (page, answer, client.get(link)) for words in Reader(seen.text).said]
    assert not foreign(said, typed_words({}))


def test_leaving_and_refusals_are_said_in_kazakh(desk):
    User.objects.create_user("oqyrman", password="qupiasoz")
    strict = Client(enforce_csrf_checks=True)
    replies = [
        desk.post("/redaksia/logout/"),
        desk.post("/redaksia/login/", {"username": "oqyrman", "password": "qupiasoz"}),
        desk.post("/redaksia/login/", {"username": "aigul", "password": "qate"}),
        strict.post("/redaksia/login/", {"username": "aigul", "password": "qupiasoz"}),
    ]
    assert [answer.status_code for answer in replies] == [200, 200, 200, 403]
    said = [words for reply in replies for words in Reader(reply.text).said]
    assert not foreign(said, typed_words({}))
