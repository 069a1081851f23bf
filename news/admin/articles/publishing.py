"""What the buttons of the form do: said before, summed up once more, undone for ten seconds."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from kazakh import after, at_moment
from news import actions, rights
from news.admin.articles.forms import FROM, PUBLISH, REVIEW, SAVE, TO_DRAFT, WITHDRAW, ArticleForm
from news.admin.articles.panels import Panel
from news.admin.articles.people import editor
from news.audit import note
from news.checking.article import troubles_of
from news.models import Article
from news.models.article import Status

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin

UNDO = timedelta(seconds=10)
ON_THE_WAY = timedelta(seconds=5)  # a click at the last moment over a slow network
NOW = "now"


class Button(NamedTuple):
    name: str
    label: str


def buttons(person: User, article: Article) -> Iterator[Button]:
    """What this person can do with the form, the plain save first."""
    if not rights.saves_at_once(person, article):
        yield Button(SAVE, "Өзгерісті ұсыну")
        return
    yield Button(SAVE, "Сақтау")
    if article.status in FROM[REVIEW]:
        yield Button(REVIEW, "Қарауға жіберу")
    if article.status == Status.REVIEW:
        yield Button(TO_DRAFT, "Жобаға қайтару")
    if not rights.may_publish(person, article):
        return
    if article.status == Status.PUBLISHED:
        yield Button(WITHDRAW, "Сайттан алу…")
    else:
        yield Button(PUBLISH, "Жариялау…")


# --- before ----------------------------------------------------------------------------------


def promise(moment: datetime | None) -> str:
    """What a summary promised: the moment, or at once. Another moment is summed up anew."""
    return moment.isoformat() if moment else NOW


def is_confirmed(form: ArticleForm) -> bool:
    """Whether the button was the summary's own, for the moment that still stands in the form."""
    if form.intent == PUBLISH:
        return form.data[PUBLISH] == promise(form.wanted_at)
    return form.intent != WITHDRAW or form.data[WITHDRAW] == NOW


def summary(form: ArticleForm) -> Panel:
    """What is about to happen, in words, with the button that lets it happen."""
    article, moment = form.instance, form.wanted_at
    facts = {
        "article": article,
        "intent": form.intent,
        "promise": promise(moment) if form.intent == PUBLISH else NOW,
        "sentence": what_happens(moment) if form.intent == PUBLISH else "Қазір сайттан алынады",
        "leaves": article.unpublish_at,
        "zone": zone(),
        "troubles": troubles_of(article) if form.intent == PUBLISH else [],
    }
    return Panel("summary", facts)


def what_happens(moment: datetime | None, now: datetime | None = None) -> str:
    """«27 қараша 09:00-де шығады, 2 сағат 15 минуттан кейін»; or that it appears at once."""
    now = now or timezone.now()
    if moment is None:
        return "Қазір шығады"
    said = at_moment(timezone.localtime(moment), timezone.localtime(now))
    if moment <= now:
        return f"Қазір шығады, уақыты: {said}"
    return f"{said} шығады, {after(moment - now)}"


def zone() -> str:
    """The newsroom's zone as it is printed beside times: «Қызылорда уақыты, UTC+5»."""
    offset = timezone.localtime().utcoffset() or timedelta()
    hours = offset.total_seconds() / 3600
    return f"{settings.TIME_ZONE_NAME}, UTC{hours:+g}"


def when(request: HttpRequest, desk: "ArticleAdmin") -> HttpResponse:
    """What the publish button would do with the date and time that stand in the form."""
    form = desk.get_form(request)
    field = form.base_fields["published_at"]
    typed = field.widget.value_from_datadict(request.GET, {}, "published_at")
    try:
        moment = field.clean(typed)
    except Exception:  # whatever was typed: the form will say it
        return JsonResponse({"sentence": ""})
    is_later = moment is not None and moment > timezone.now()
    return JsonResponse({"sentence": what_happens(moment), "later": is_later, "zone": zone()})


# --- after -----------------------------------------------------------------------------------

DONE = {
    WITHDRAW: "«{}» сайттан алынды.",
    REVIEW: "«{}» қарауға жіберілді.",
    TO_DRAFT: "«{}» жобаға қайтарылды.",
}


# The same for the list of events.
EVENTS = {
    PUBLISH: "жариялады",
    WITHDRAW: "сайттан алды",
    REVIEW: "қарауға жіберді",
    TO_DRAFT: "жобаға қайтарды",
}


def done(desk: "ArticleAdmin", request: HttpRequest, article: Article) -> HttpResponse | None:
    """The answer after a button that changed the piece's state; None after a plain save."""
    intent = next((name for name in (PUBLISH, *DONE) if name in request.POST), None)
    if intent is None:
        return None
    sentence = published(article) if intent == PUBLISH else DONE[intent].format(article)
    messages.success(request, sentence)
    note(editor(request), article, actions.told(article, EVENTS[intent]))
    if intent in (PUBLISH, WITHDRAW):
        return HttpResponseRedirect(desk.address("change", article.pk))
    return HttpResponseRedirect(desk.address("changelist"))


def stay(desk: "ArticleAdmin", request: HttpRequest, article: Article) -> HttpResponse | None:
    """After a plain save of a piece with troubles, its form again: they stand beside the fields."""
    if SAVE not in request.POST or "_popup" in request.POST:
        return None
    troubles = troubles_of(Article.objects.get(pk=article.pk))
    if not troubles:
        return None
    sentence = f"«{article}» сақталды. Ескертуге қараңыз: {len(troubles)}, өрістердің жанында."
    messages.success(request, sentence)
    return HttpResponseRedirect(desk.address("change", article.pk))


def published(article: Article) -> str:
    moment = article.published_at
    if moment and moment > timezone.now():
        return f"«{article}»: {what_happens(moment)}."
    return f"«{article}» жарияланды."


def undo_panel(desk: "ArticleAdmin", article: Article, person: User) -> Panel | None:
    left = seconds_left(article, person, UNDO)
    facts = {"article": article, "seconds": left, "undo": desk.address("undo", article.pk)}
    return Panel("undo", facts) if left > 0 else None


def seconds_left(article: Article, person: User, span: timedelta) -> int:
    """How long this person can still undo the change of state that they made last; 0: no more."""
    last, *before = [*article.versions.all()[:2], None]
    if last is None or last.number != article.version or last.saved_by_id != person.pk:
        return 0
    was = before[0].snapshot["status"] if before[0] else Status.DRAFT.value
    if was == article.status:
        return 0
    return max(0, int((last.saved_at + span - timezone.now()).total_seconds()))


@require_POST
def undo(request: HttpRequest, desk: "ArticleAdmin", pk: int) -> HttpResponse:
    """Take the last change of state back."""
    article = get_object_or_404(desk.get_queryset(request), pk=pk)
    if not desk.has_change_permission(request, article):
        raise PermissionDenied
    person = editor(request)
    if seconds_left(article, person, UNDO + ON_THE_WAY):
        actions.undo(article, by=person)
        messages.success(request, f"Қайтарылды. «{article}»: {article.get_status_display()}.")
    else:
        messages.error(request, "Қайтаратын уақыт өтіп кетті. Мақаланың күйін өзіңіз өзгертіңіз.")
    return HttpResponseRedirect(desk.address("change", pk))


def state_facts(article: Article | None) -> dict[str, Any]:
    """The state of the piece, as the form says it above the title."""
    if article is None:
        return {"state": "жаңа мақала"}
    moment = article.published_at
    if article.status == Status.PUBLISHED and moment and moment > timezone.now():
        return {"state": what_happens(moment)}
    return {"state": article.get_status_display()}
