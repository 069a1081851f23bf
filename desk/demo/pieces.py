"""The demo's desk in the middle of a working day: what the editors' guide is photographed from."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from desk.roles import BY_KEY, give_role
from editions.models import Spelling
from news import actions, arranging, history
from news.models import (
    Article,
    BreakingLine,
    Correction,
    FrontPlace,
    MissedAddress,
    Person,
    Photo,
    Rubric,
)
from news.models.article import Status
from news.models.proposal import Proposal

PEOPLE = (
    ("aigul@example.kz", "Айгүл", "Серікқызы", "chief"),
    ("saule@example.kz", "Сәуле", "Нұрланова", "editor"),
    ("erlan@example.kz", "Ерлан", "Асқаров", "author"),
)
LEAD = "Көпірмен бүгін таңертең алғашқы көлік өтті. Ұзындығы – 45 метр."
BODY = (
    "<p>Басықара ауылының тұрғындары бұл күнді екі жыл күтті. Енді мектепке дейінгі жол он "
    "минутқа қысқарды.</p><h2>Жаңа көпір</h2><p>«Бұрын балаларды айналма жолмен апаратынбыз», "
    "– дейді ауыл тұрғыны.</p>"
)


def fill(password: str) -> dict[str, int]:
    """Make people and pieces in every state beside the demo's articles; their keys by name.

    :raises ValueError: the demo's articles are not there.
    """
    if Article.objects.count() < len(PEOPLE):
        raise ValueError("the demo's articles come first")
    chief, editor, author = (make_person(*person, password) for person in PEOPLE)
    bridge = make_bridge(author, chief)
    make_mine(chief)
    arrange(chief)
    MissedAddress.objects.create(
        path="/sport/futbol.html", count=12, last_seen=timezone.now(), referrer="google.kz"
    )
    Spelling.objects.create(cyrillic="Газпром", latin="Gazprom")
    return {
        "bridge": bridge.pk,
        "troubled": make_troubled(author).pk,
        "waiting": make_waiting(author).pk,
        "proposal": make_proposal(author, editor).pk,
        "corrected": correct(editor).pk,
        "binned": make_binned(editor).pk,
        "photo": photo_of("көпір").pk,
    }


def make_person(email: str, first: str, last: str, role: str, password: str) -> User:
    person = User(username=email, email=email, first_name=first, last_name=last)
    person.set_password(password)
    give_role(person, BY_KEY[role])
    return person


def photo_of(word: str) -> Photo:
    return Photo.objects.filter(alt__icontains=word).order_by("pk")[0]


def write(by: User, **fields: object) -> Article:
    rubric = Rubric.objects.get(slug="zanalyk")
    article = Article(**{"rubric": rubric, "written_by": by, **fields})
    article.save()
    article.bylines.create(person=Person.objects.order_by("pk").first(), order=1)
    history.record(article, by=by)
    return article


def make_bridge(author: User, chief: User) -> Article:
    """A draft that two people worked on: with a gallery, a video and a history."""
    photos = ",".join(str(photo_of(word).pk) for word in ("көпір", "өзен", "ауыл"))
    gallery = f'<figure data-gallery="{photos}"></figure>'
    video = '<figure data-embed="youtube:QazalyKopir" data-title="Көпірдің ашылуы"></figure>'
    article = write(
        author,
        title="Басықарада жаңа көпір ашылды",
        lead=LEAD,
        body=f"{BODY}{gallery}{video}<p>Енді жол күрделі жөнделеді.</p>",
        lead_photo=photo_of("көпір"),
    )
    article.title = "Басықара көпірі ашылды"
    article.lead = LEAD.replace("алғашқы көлік", "алғашқы автобус")
    return actions.save(article, by=chief)


def make_troubled(author: User) -> Article:
    return write(
        author,
        rubric=None,
        title="Ауылдарға жүрек маманы шығады",
        lead="Дәрігерлер  үш ауылда болады.",
        body="<p>Кесте дайын.Тұрғындар келіп жатыр, деп хабарлайды Qazinform.</p>",
    )


def make_mine(chief: User) -> None:
    """The chief's own draft, and a piece that comes out by itself."""
    write(chief, title="Аудан әкімімен сұхбат", lead="Жол, су және жаңа мектеп туралы.")
    planned = write(
        chief,
        title="Аудандық ақындар айтысына тіркеу басталды",
        body="<p>Тіркеу аптаның соңына дейін жүреді.</p>",
    )
    actions.publish(planned, by=chief, at=timezone.now() + timedelta(hours=1))


def make_waiting(author: User) -> Article:
    return write(
        author,
        title="Мектеп ауласына елу түп ағаш егілді",
        lead="Көшетті оқушылар мен ата-аналар бірге отырғызды.",
        body="<p>Ағаштар тамшылатып суарылады.</p>",
        status=Status.REVIEW,
    )


def make_proposal(author: User, editor: User) -> Proposal:
    article = write(
        author,
        title="Кітапханада кешкі оқу залы ашылды",
        lead="Зал күн сайын сағат тоғызға дейін жұмыс істейді.",
        body="<p>Кешкі залда жиырма орын бар.</p>",
    )
    actions.publish(article, by=editor)
    wanted = history.snapshot(article) | {
        "lead": "Зал күн сайын сағат онға дейін жұмыс істейді.",
        "body": "<p>Кешкі залда отыз орын және интернет бар.</p>",
    }
    return Proposal.objects.create(
        article=article, proposed_by=author, based_on=article.version, snapshot=wanted
    )


def correct(editor: User) -> Article:
    article = Article.objects.published().order_by("-published_at", "-pk")[3]
    text = "Мақалада көпірдің ұзындығы 40 метр деп қате жазылды, дұрысы – 45 метр."
    Correction.objects.create(article=article, text=text, made_by=editor)
    return article


def make_binned(editor: User) -> Article:
    article = write(editor, title="Екі рет жазылып кеткен хабар", body="<p>Хабар.</p>")
    return actions.put_into_bin(article, by=editor)


def arrange(chief: User) -> None:
    """Two places by hand on the front page, and a breaking line."""
    now = timezone.now()
    shown = Article.objects.published().filter(lead_photo__isnull=False)
    fresh = shown.order_by("-published_at", "-pk")[:2]
    ends = (now + timedelta(hours=9), now + timedelta(hours=3))
    places = [FrontPlace(article=one, until=end) for one, end in zip(fresh, ends, strict=True)]
    arranging.arrange(places, by=chief, version=arranging.current().version)
    BreakingLine.objects.create(
        text="Боран: аудан орталығына шығатын жол уақытша жабылды",
        until=now + timedelta(hours=3),
        made_by=chief,
    )
