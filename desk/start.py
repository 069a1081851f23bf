"""The start page of the desk: what waits for this person today, each list short and with a way on.

Nobody is shown more than their rights let them open: an author's own pieces, a publisher's section.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from archive.periods import midnight
from desk.planning import Month, month_asked, planned
from letters import queue
from news import rights
from news.models import Article, Draft, MissedAddress, Photo, Proposal
from news.models.article import Section, Status
from news.models.proposal import State as Proposals
from news.queries import ArticleQuerySet
from news.reading import top_since
from news.states import State, state_of

MOST = 8
NAMES = {
    Proposals.OPEN.value: "ұсынылған өзгеріс",
    Proposals.RETURNED.value: "қайтарылған өзгеріс",
    Proposals.TAKEN.value: "қайтарып алынған өзгеріс",
}
PREFIX = {Section.NEWS.value: "news_article", Section.SPIRITUAL.value: "spiritual_spiritualarticle"}


@dataclass(frozen=True)
class Row:
    """One line of a list: what it is, where it leads, and a fact or two."""

    title: str
    address: str
    fact: str = ""
    at: datetime | None = None
    state: State | None = None


@dataclass(frozen=True)
class Panel:
    key: str
    title: str
    rows: list[Row]
    empty: str
    """What is said where there is nothing: friendly, and of use."""
    all: list[tuple[str, str]]
    """Names and addresses of the whole lists; none where all is shown."""


@dataclass(frozen=True)
class Start:
    doors: list[tuple[str, str]]
    panels: list[Panel]
    month: Month


def start(user: User, month: str = "") -> Start:
    """All of the page for one person; the same number of queries however much there is.

    :param month: «2026-12», the month of the plan; today's where it is none.
    """
    panels = [my_drafts(user), waiting(user), due_today(user), most_read(user)]
    if user.has_perm("letters.change_comment"):
        panels.append(from_readers())
    if user.has_perm("news.view_missedaddress"):
        panels.append(missed())
    if user.has_perm("news.change_photo"):
        panels += ending_rights()
    shown = month_asked(month)
    return Start(doors(user), panels, planned(at_work(user), shown, partial(form_of, user=user)))


def doors(user: User) -> list[tuple[str, str]]:
    """What one comes for most often: names and addresses."""
    may = (
        ("news.add_article", "Жаңа мақала", "admin:news_article_add"),
        ("spiritual.add_spiritualarticle", "Руханият мақаласы", f"admin:{PREFIX['spiritual']}_add"),
        ("news.add_photo", "Сурет жүктеу", "admin:photo_upload"),
    )
    return [(name, reverse(address)) for right, name, address in may if user.has_perm(right)]


# --- whose pieces ----------------------------------------------------------------------------


def at_work(user: User) -> ArticleQuerySet:
    """The pieces that this person works on: of the sections they publish, and their own."""
    sections = [section for section in Section if rights.publishes(user, section)]
    theirs = Q(section__in=sections) | Q(written_by=user)
    return Article.objects.filter(theirs, binned_at__isnull=True).defer("body", "lead")


def opens(user: User, section: str) -> bool:
    """Whether the section's desk is this person's to open."""
    app, _, model = PREFIX[section].partition("_")
    return user.has_perm(f"{app}.view_{model}")


def form_of(article: Article, *, user: User) -> str:
    """The address of the piece's form; for somebody who may not open it, its page."""
    if rights.may_edit(user, article) and opens(user, article.section):
        return reverse(f"admin:{PREFIX[article.section]}_change", args=[article.pk])
    return article.get_absolute_url()


def lists(user: User, rows: Iterable, **query: str) -> list[tuple[str, str]]:
    """The whole lists behind more rows than are shown, one for each section."""
    if len(list(rows)) <= MOST:
        return []
    sections = [section for section in Section if opens(user, section)]
    return [
        (section.label, f"{reverse(f'admin:{PREFIX[section]}_changelist')}?{urlencode(query)}")
        for section in sections
    ]


def rows_of(user: User, articles: Iterable[Article], fact: Callable[[Article], str]) -> list[Row]:
    return [
        Row(
            article.title,
            form_of(article, user=user),
            fact(article),
            article.published_at or article.changed,
            state_of(article),
        )
        for article in articles
    ]


def writer(article: Article) -> str:
    person = article.written_by
    return (person.get_full_name() or person.get_username()) if person else ""


def nothing(article: Article) -> str:
    return ""


# --- the panels ------------------------------------------------------------------------------


def my_drafts(user: User) -> Panel:
    """What this person began: copies that were never saved first, then drafts."""
    mine = at_work(user).filter(written_by=user, status=Status.DRAFT).order_by("-changed")
    drafts, copies = list(mine[: MOST + 1]), unsaved(user)
    rows = [*copies, *rows_of(user, drafts, nothing)]
    return Panel(
        "drafts",
        "Менің жобаларым",
        rows[:MOST],
        "Аяқталмаған жобаңыз жоқ. Жаңа мақаланы жоғарыдағы түймеден бастаңыз.",
        lists(user, rows, state="draft", whose="mine"),
    )


def unsaved(user: User) -> list[Row]:
    copies = Draft.objects.filter(person=user).select_related("article").defer("fields")
    return [
        Row(copy.title or "Тақырыпсыз", form_with(copy), "сақталмаған", copy.saved_at)
        for copy in copies.order_by("-saved_at")[:MOST]
        if copy.section in PREFIX
    ]


def form_with(copy: Draft) -> str:
    """The address of a form that is filled from the copy."""
    page, of = ("change", [copy.article_id]) if copy.article_id else ("add", [])
    return f"{reverse(f'admin:{PREFIX[copy.section]}_{page}', args=of)}?draft={copy.pk}"


def waiting(user: User) -> Panel:
    """What somebody has to read before it goes on, the longest waiting first."""
    pieces = at_work(user).filter(status=Status.REVIEW).select_related("written_by", "rubric")
    found = list(pieces.order_by("changed")[: MOST + 1])
    rows = [*proposals(user), *rows_of(user, found, writer)]
    publishes = rights.publishes_anything(user)
    empty = "Қарауды күткен мақала жоқ." if publishes else "Қарауға жіберген мақалаңыз жоқ."
    return Panel(
        "waiting", "Қарауды күтіп тұр", rows[:MOST], empty, lists(user, rows, state="review")
    )


def proposals(user: User) -> list[Row]:
    """Changes of published pieces that wait to be taken over; one's own also when sent back."""
    of = at_work(user).values("pk")
    asked = Q(state=Proposals.OPEN) | Q(proposed_by=user)
    found = Proposal.objects.filter(asked, article__in=of).defer("snapshot")
    found = found.select_related("article__rubric", "proposed_by").order_by("proposed_at")
    return [
        Row(
            one.article.title,
            form_of(one.article, user=user),
            f"{NAMES[one.state]}, {one.proposed_by.get_full_name() or one.proposed_by}",
            one.proposed_at,
        )
        for one in found[:MOST]
    ]


def due_today(user: User) -> Panel:
    """What comes out in the rest of the day, by itself."""
    now = timezone.now()
    end = midnight(timezone.localdate(now) + timedelta(days=1))
    pieces = at_work(user).filter(status=Status.PUBLISHED).between(now, end)
    found = list(pieces.select_related("written_by", "rubric").order_by("published_at")[: MOST + 1])
    return Panel(
        "due",
        "Бүгін шығады",
        rows_of(user, found[:MOST], writer),
        "Бүгін өзі шығатын мақала қалмады. Уақыты қойылған мақалалар осында тұрады.",
        lists(user, found, state="planned"),
    )


def most_read(user: User) -> Panel:
    """What readers open today; the counts are the clean ones."""
    counts = {pk: count for pk, _, count in top_since(timezone.localdate(), span=1, most=MOST)}
    pieces = Article.objects.published().select_related("rubric").defer("body", "lead")
    cards = pieces.in_bulk(list(counts))
    rows = [
        Row(cards[pk].title, form_of(cards[pk], user=user), f"{count} рет оқылды")
        for pk, count in counts.items()
        if pk in cards
    ]
    return Panel("read", "Бүгін көп оқылды", rows, "Бүгінгі оқылым әлі жиналған жоқ.", [])


def missed() -> Panel:
    """Where readers were led to and found nothing, the most often first."""
    found = list(MissedAddress.objects.order_by("-count", "-last_seen")[: MOST + 1])
    rows = [
        Row(
            one.path,
            reverse("admin:news_missedaddress_change", args=[one.pk]),
            told(one),
        )
        for one in found[:MOST]
    ]
    everything = [("бәрі", reverse("admin:news_missedaddress_changelist"))]
    return Panel(
        "missed",
        "Табылмаған мекенжайлар",
        rows,
        "Оқырмандар әзірге бәрін тауып жүр.",
        everything if len(found) > MOST else [],
    )


def from_readers() -> Panel:
    """How much of what readers sent waits for an editor, and where."""
    waits = queue.waiting()
    told = (
        ("Пікірлер", "letters_comment", "waiting", waits.comments),
        ("Қате туралы хабарлар", "letters_report", "new", waits.reports),
        ("Хаттар мен жаңалықтар", "letters_letter", "new", waits.letters),
    )
    rows = [
        Row(name, f"{reverse(f'admin:{table}_changelist')}?state={state}", f"{count} жаңа")
        for name, table, state, count in told
        if count
    ]
    return Panel("readers", "Оқырман хабарлары", rows, "Оқырмандардан жаңа хабар жоқ.", [])


def ending_rights() -> list[Panel]:
    """Photos that soon may not be shown any more, the first first; no list where there are none."""
    found = list(Photo.objects.rights_ending()[: MOST + 1])
    rows = [
        Row(
            photo.caption or photo.alt or f"№ {photo.pk}",
            reverse("admin:news_photo_change", args=[photo.pk]),
            f"{photo.rights_until:%d.%m.%Y} дейін",
        )
        for photo in found[:MOST]
    ]
    everything = f"{reverse('admin:news_photo_changelist')}?rights=rights_ending"
    more = [("суреттер", everything)] if len(found) > MOST else []
    return [Panel("rights", "Құқық мерзімі бітетін суреттер", rows, "", more)] if rows else []


def told(one: MissedAddress) -> str:
    """«12 рет, /kogam/ бетінен»"""
    kind = "бетінен" if one.referrer.startswith("/") else "сайтынан"
    return f"{one.count} рет" + (f", {one.referrer} {kind}" if one.referrer else "")
