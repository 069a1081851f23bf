"""Around the demo's articles: the newsroom's own pages, and what readers and advertisers bring."""

from datetime import timedelta
from pathlib import Path

from django.core.files import File
from django.utils import timezone

from adverts.models import Advert, Notice
from adverts.places import Place as AdvertPlace
from letters.models import Comment, Letter, Option, Poll, Report, Vote
from news.models import Article, FrontPlace, Newsroom, Person
from pages.models import Page, Place
from paper.models import Issue
from paper.opening import look

# Printed of the demo's articles by make demo-paper.
PDF = Path(__file__).with_name("gazet.pdf")

NEWSROOM = {
    "address": "Қызылорда облысы, Қазалы ауданы, Әйтеке би кенті",
    "phone": "8 (72438) 2-00-00",
    "email": "redaksia@example.kz",
    "links": "https://t.me/example\nhttps://www.instagram.com/example",
    "licence": "Материалды көшіргенде Qazaly.kz сайтына сілтеме міндетті.",
    "imprint": "Үлгі сайт: мұндағы мақалалар мен адамдар ойдан алынған.",
    "comments_allowed": True,
}
PAGES = (
    (
        "Біз туралы",
        Place.MENU,
        "<p>«Қазалы» – Қазалы ауданының ақпараттық агенттігі. Аудан мен ауылдардың жаңалығын "
        "жазамыз.</p><h2>Редакция</h2><p>Бас редактор – Айгүл Серікқызы.</p>",
    ),
    (
        "Шығыс деректері",
        Place.FOOTER,
        "<p>Меншік иесі – үлгі серіктестік. Бас редактор – Айгүл Серікқызы.</p>",
    ),
    (
        "Жарнама бағасы",
        Place.FOOTER,
        "<p>Хабарландыру – 2 000 теңге, құттықтау мен көңіл айту – 3 000 теңге. Жарнаманың бағасы "
        "орны мен мерзіміне қарай келісіледі.</p>",
    ),
)
COMMENTS = (
    ("Асқар", "Жақсы хабар екен, рақмет!"),
    ("Гүлнар", "Біздің ауылға да осындай керек. Қашан басталады?"),
    ("Нұрлан", "Суреттері де әдемі шығыпты."),
)
REPLY = ("Редакция", "Гүлнар, әкімдіктен сұрадық: жұмыс келер көктемде басталады.")
QUESTION = "Аудан орталығына алдымен не керек?"
ANSWERS = (("Жаңа саябақ", 14), ("Жүзу бассейні", 9), ("Кітапхана", 11))
NOTICES = (
    (
        "habar",
        "Иесін күткен ит табылды",
        "Көшеде қара ала ит табылды. Мойнында қызыл қарғысы бар.",
        "8 700 000 00 01",
    ),
    (
        "quttyqtau",
        "Сәуле апай, 60 жасыңызбен!",
        "Ұстазымызға зор денсаулық, отбасына амандық тілейміз.\nШәкірттері",
        "",
    ),
)
ADVERTS = (
    (AdvertPlace.HEADER, "«Сыр» кітап дүкені", "Мектепке керек кітап пен дәптер."),
    (AdvertPlace.LIST, "Велосипед жөндейміз", "Әйтеке би кенті, базар маңы."),
)


def fill() -> None:
    now = timezone.now()
    Newsroom.objects.get_or_create(pk=1, defaults=NEWSROOM)
    for order, (title, place, body) in enumerate(PAGES):
        Page.objects.create(title=title, place=place, body=body, order=order)
    Person.objects.filter(pk=Person.objects.earliest("pk").pk).update(job="«Қазалы» тілшісі")
    discuss(FrontPlace.objects.select_related("article").earliest("position").article)
    Letter.objects.create(
        kind="news", name="Ерсін", contact="8 700 000 00 02", text="Біздің көшеде жарық жанбай тұр."
    )
    ask(QUESTION)
    for kind, title, text, phone in NOTICES:
        ends_at = now + timedelta(days=30)
        Notice.objects.create(kind=kind, title=title, text=text, phone=phone, ends_at=ends_at)
    for where, title, line in ADVERTS:
        ends_at = now + timedelta(days=90)
        Advert.objects.create(
            place=where, title=title, line=line, link="/bet/zharnama-bagasy/", ends_at=ends_at
        )
    print_issue()


def print_issue() -> None:
    """The printed newspaper of this week; housekeeping makes its pages."""
    today = timezone.localdate()
    with PDF.open("rb") as content:
        file = File(content, PDF.name)
        issue = Issue(number=today.isocalendar().week, date=today)
        issue.take(file, look(file))
        issue.save()


def discuss(article: Article) -> None:
    """Comments below an article, one more that waits for an editor, and a mistake that was told."""
    Article.objects.filter(pk=article.pk).update(comments_open=True)
    for name, text in COMMENTS:
        Comment.objects.create(article=article, name=name, text=text, state="public")
    asked = Comment.objects.get(name=COMMENTS[1][0])
    name, text = REPLY
    Comment.objects.create(article=article, parent=asked, name=name, text=text, state="public")
    Comment.objects.create(article=article, name="Бақыт", text="Бағасы қанша екен?")
    Report.objects.create(article=article, quote=article.title, text="Бір әріп артық сияқты.")


def ask(question: str) -> None:
    poll = Poll.objects.create(question=question, until=timezone.now() + timedelta(days=14))
    for text, votes in ANSWERS:
        option = Option.objects.create(poll=poll, text=text)
        Vote.objects.bulk_create(Vote(option=option) for _ in range(votes))
