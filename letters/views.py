"""Readers' pages with a form: find, decide, render."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from letters import photos
from letters.forms import CommentForm, LetterForm, ReportForm, SealedForm
from letters.keeping import LETTERS_STAY
from letters.models import Comment, Letter, Report
from letters.models.comment import are_open
from letters.pages import article_of, of_one_reader, shown, thanked
from letters.photos import NewsForm
from letters.receiving import filled, receive
from news.addresses import moved, numbered
from news.models import Article, Newsroom
from news.paging import Page, window

CLOSED = "Бұл мақалаға пікір жазу жабылды. Жазғаныңыз төменде тұр, көшіріп алыңыз."
CONSENT = (
    "Хатымды және онда көрсетсем аты-жөнім мен телефонымды редакцияның {} күн сақтап, "
    "содан кейін өшіретініне келісемін."
)
UNWRITTEN = "Хатыңыз осы сәтте сақталмады. Бірнеше минуттан кейін түймені қайта басыңыз."


@of_one_reader
def comments(request: HttpRequest, pk: int, page: int = 1) -> HttpResponse:
    """The comments below an article, and the form for another one."""
    article, is_sent = article_of(pk), request.method == "POST"
    is_open = are_open(article, Newsroom.ours())
    address = partial(numbered, "letters:comments", pk=pk)
    if redirect := None if is_sent else moved(request, address(page)):
        return redirect
    if not (is_open or is_sent):
        raise Http404("no comments here")
    above = answered(article, request)
    place = f"comment-{pk}"
    form = filled(CommentForm, place, request) if is_sent else CommentForm(place)
    if not is_open:
        form.refuse(CLOSED, 403)
    if is_sent and receive(request, form, lambda: keep_comment(article, above, form)):
        return thanked(address())
    action = f"{address()}?zhauap={above.pk}" if above else address()
    facts = {"article": article, "above": above, "action": action, "is_open": is_open}
    facts |= {"address": address()}
    return shown(
        request, "letters/comments.html", form, page=threads(article, page, address), **facts
    )


def threads(article: Article, number: int, address: partial[str]) -> Page:
    public = Comment.objects.below(article).public()
    first = public.threads()
    count = first.count()
    start, end, last = window(count, number)
    return Page(list(first[start:end]), number, last, public.count(), address)


def answered(article: Article, request: HttpRequest) -> Comment | None:
    """The comment that is answered: the address names it, and so does the form."""
    key = request.GET.get("zhauap", "")
    if not key.isdecimal() or len(key) > 18:
        return None
    return Comment.objects.below(article).public().select_related("parent").filter(pk=key).first()


def keep_comment(article: Article, above: Comment | None, form: SealedForm) -> None:
    facts = {name: form.cleaned_data[name] for name in ("name", "text")}
    top = above and (above.parent or above)
    Comment.objects.create(article=article, parent=top, **facts)


@of_one_reader
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """«Қате таптыңыз ба?»: the words come along in the address where they were selected."""
    article, is_sent = article_of(pk), request.method == "POST"
    address = reverse("letters:report", kwargs={"pk": pk})
    if redirect := None if is_sent else moved(request, address):
        return redirect
    place = f"report-{pk}"
    words = {"quote": request.GET.get("soz", "")[:500]}
    form = filled(ReportForm, place, request) if is_sent else ReportForm(place, initial=words)
    if is_sent and receive(
        request, form, lambda: Report.objects.create(article=article, **form.cleaned_data)
    ):
        return thanked(address)
    return shown(request, "letters/report.html", form, article=article, address=address)


@of_one_reader
def send_news(request: HttpRequest) -> HttpResponse:
    return letter(request, NewsForm, "letters:news")


@of_one_reader
def contact(request: HttpRequest) -> HttpResponse:
    return letter(request, LetterForm, "letters:contact")


def letter(request: HttpRequest, kind: type[LetterForm], name: str) -> HttpResponse:
    """A letter to the newsroom, of either kind."""
    is_sent, address = request.method == "POST", reverse(name)
    if redirect := None if is_sent else moved(request, address):
        return redirect
    form = filled(kind, kind.kind, request) if is_sent else kind(kind.kind)
    try:
        if is_sent and receive(request, form, lambda: keep_letter(form)):
            return thanked(address)
    except OSError:
        form.refuse(UNWRITTEN, 503)
    facts = {"address": address, "kind": kind.kind, "consent": CONSENT.format(LETTERS_STAY.days)}
    return shown(request, "letters/letter.html", form, **facts)


def keep_letter(form: SealedForm) -> None:
    facts = {name: form.cleaned_data[name] for name in ("text", "name", "contact")}
    letter = Letter.objects.create(kind=form.place, **facts)
    photos.keep(letter, form.cleaned_data.get("photos", []))
