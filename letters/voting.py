"""Polls: one vote for each browser, told by a cookie that it gets when it votes, never before."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from letters.forms import SealedForm
from letters.models import Option, Poll, Trace, Vote
from letters.pages import of_one_reader, shown
from letters.receiving import VOTES, Refused, filled, receive
from news.addresses import moved

# From one address, for each poll: a family or a school is let in, a program is not.
VOTES_OF_AN_ADDRESS = 10
SALT = "letters.vote"

CHOOSE = "Бір жауапты таңдаңыз."
ENDED = "Дауыс беру аяқталды, бұл дауысыңыз есепке алынбады."
MANY = "Осы интернет желісінен бұл сауалнамаға дауыс көп берілді, енді қабылданбайды."


class VoteForm(SealedForm):
    too_fast = timedelta(seconds=1)

    option = forms.ModelChoiceField(
        Option.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        label="Жауабыңыз",
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    @property
    def said(self) -> str:
        return ""


@of_one_reader
def polls(request: HttpRequest) -> HttpResponse:
    if redirect := moved(request, reverse("letters:polls")):
        return redirect
    return render(request, "letters/polls.html", {"polls": Poll.objects.newest_first()[:100]})


@of_one_reader
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """The question; for who has voted, and for everybody when it is over, what was answered."""
    found, is_sent = get_object_or_404(Poll, pk=pk), request.method == "POST"
    address = found.get_absolute_url()
    if redirect := None if is_sent else moved(request, address):
        return redirect
    if is_sent and has_voted(request, pk):
        return HttpResponseRedirect(address)
    form = form_of(found, request)
    if is_sent and receive(request, form, lambda: keep_vote(form), refuse_more):
        return remembered(HttpResponseRedirect(address), found)
    is_asking = found.is_open and not has_voted(request, pk)
    facts = {"poll": found, "address": address, "is_asking": is_asking}
    return shown(request, "letters/poll.html", form, results=results(found), **facts)


def form_of(found: Poll, request: HttpRequest) -> SealedForm:
    place, is_sent = f"{VOTES}{found.pk}", request.method == "POST"
    form = filled(VoteForm, place, request) if is_sent else VoteForm(place)
    form.fields["option"].queryset = found.options.all()  # type: ignore[attr-defined]
    if is_sent and not found.is_open:
        form.refuse(ENDED, 403)
    return form


def keep_vote(form: SealedForm) -> None:
    Vote.objects.create(option=form.cleaned_data["option"])


def refuse_more(trace: Trace) -> None:
    same = Trace.objects.filter(sender=trace.sender, form=trace.form)
    if same.count() >= VOTES_OF_AN_ADDRESS:
        raise Refused(MANY)


def cookie_of(pk: int) -> str:
    return f"dauys-{pk}"


def has_voted(request: HttpRequest, pk: int) -> bool:
    known = request.get_signed_cookie(cookie_of(pk), default="", salt=f"{SALT}-{pk}")
    return known != ""


def remembered(response: HttpResponse, found: Poll) -> HttpResponse:
    """With the cookie that says that this browser has voted; it goes when the poll ends."""
    response.set_signed_cookie(
        cookie_of(found.pk),
        "1",
        salt=f"{SALT}-{found.pk}",
        expires=found.until,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def results(found: Poll) -> dict:
    """How many chose each: {"total": 3, "rows": [(option, 2, 67), …]}; shares in whole percent."""
    options = list(found.options.annotate(count=Count("votes")))
    total = sum(option.count for option in options)
    rows = [(one, one.count, round(100 * one.count / total) if total else 0) for one in options]
    return {"total": total, "rows": rows}
