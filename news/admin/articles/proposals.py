"""A change of a published piece by somebody who may not publish: it waits, compared, for an editor.

What an editor sends back is not lost: its author finds it in the form, with the editor's words.
"""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from kazakh import without_invisible
from news import actions, history, rights
from news.admin.articles import drafts
from news.admin.articles.late import base_of
from news.admin.articles.panels import Panel
from news.admin.articles.people import editor
from news.admin.articles.rehearsal import Rehearsed
from news.admin.articles.values import (
    MOMENTS,
    Merge,
    Values,
    from_snapshot,
    into_snapshot,
    merge,
)
from news.admin.articles.words import changes, side_by_side
from news.audit import note
from news.models import Article, Proposal
from news.models.article import Status
from news.models.proposal import State

ACCEPTED = "ұсынылған өзгерісін қабылдады"
TAKEN_BACK = "ұсынған өзгерісін қайтарып алды"
DROPPED = "ұсынған өзгерісін өшірді"

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin


def propose(desk: "ArticleAdmin", request: HttpRequest, article: Article, base: int) -> Rehearsed:
    """Take the save back and keep what it would have made of the piece."""
    snapshot, person = history.snapshot(article), editor(request)
    earlier = own(article, request)
    if earlier and (both := with_earlier(request, earlier, from_snapshot(snapshot))):
        panel = Panel("proposal_merged", {"stamp": earlier.stamp, "is_clean": both.is_clean})
        return Rehearsed(lambda: desk.refilled(request, str(article.pk), both.values, panel))

    def answer() -> HttpResponse:
        content = {"snapshot": snapshot, "based_on": base, "state": State.OPEN, "reply": ""}
        Proposal.objects.update_or_create(
            article_id=article.pk, proposed_by=person, defaults=content
        )
        drafts.forget(person, article)
        messages.success(
            request, "Өзгерісіңіз сақталды. Редактор қарап, қабылдағаннан кейін сайтқа шығады."
        )
        return HttpResponseRedirect(desk.address("change", article.pk))

    return Rehearsed(answer)


def with_earlier(request: HttpRequest, earlier: Proposal, mine: Values) -> Merge | None:
    """What was proposed before with this change in it; None where the form knew of it already.

    The form shows the published text: without this, a second change would throw the first away.
    """
    if request.POST.get("proposal") == earlier.stamp:
        return None
    theirs = from_snapshot(earlier.snapshot)
    both = merge(base_of(earlier.article, earlier.based_on) or theirs, theirs, mine)
    return both if both.values != mine else None


def open_of(article: Article) -> list[Proposal]:
    return list(article.proposals.filter(state=State.OPEN).select_related("proposed_by"))


def own(article: Article, request: HttpRequest) -> Proposal | None:
    """What this person proposed and has no answer to, or got back."""
    return article.proposals.filter(proposed_by=editor(request)).first()


def values_of(proposal: Proposal) -> Values:
    """The proposal in a form; a change of the piece since is met like a late save."""
    return from_snapshot(proposal.snapshot) | {"version": proposal.based_on}


def both(proposal: Proposal) -> Merge:
    """The piece as it is now with the proposal's changes in it."""
    now = from_snapshot(history.snapshot(proposal.article))
    base = base_of(proposal.article, proposal.based_on) or now
    return merge(base, now, from_snapshot(proposal.snapshot))


def proposal_page(request: HttpRequest, desk: "ArticleAdmin", pk: int) -> HttpResponse:
    """What is proposed, in words, against the piece as it is now."""
    proposal = waiting(desk, request, pk)
    if proposal is None:
        return answered(desk, request)
    merged = both(proposal)
    now = from_snapshot(history.snapshot(proposal.article))
    facts = {
        **desk.admin_site.each_context(request),
        "title": f"{proposal.article} – ұсынылған өзгеріс",
        "opts": desk.opts,
        "article": proposal.article,
        "proposal": proposal,
        "changes": changes(now, merged.values),
        "disputes": [side_by_side(one) for one in merged.fields if one.overlaps],
        "address": desk.address("proposal", pk),
        "form": f"{desk.address('change', proposal.article_id)}?proposal={pk}",
    }
    return render(request, "admin/news/proposal.html", facts)


def waiting(
    desk: "ArticleAdmin", request: HttpRequest, pk: int, *, lock: bool = False
) -> Proposal | None:
    """The proposal, if it still has no answer, with the piece as it is now.

    :param lock: nobody changes either before the transaction ends.
    """
    articles = desk.get_queryset(request).filter(proposals=pk)
    article = (articles.select_for_update(of=("self",)) if lock else articles).first()
    if article is None:
        return None
    if not rights.may_publish(editor(request), article):
        raise PermissionDenied
    proposals = article.proposals.filter(pk=pk, state=State.OPEN).select_related("proposed_by")
    proposal = (proposals.select_for_update(of=("self",)) if lock else proposals).first()
    if proposal:
        proposal.article = article
    return proposal


def answered(desk: "ArticleAdmin", request: HttpRequest) -> HttpResponse:
    messages.info(request, "Бұл ұсынысқа жауап берілген.")
    return HttpResponseRedirect(desk.address("changelist"))


@require_POST
@transaction.atomic
def answer(request: HttpRequest, desk: "ArticleAdmin", pk: int) -> HttpResponse:
    """Accept the proposal that was read, or send it back with a word."""
    proposal = waiting(desk, request, pk, lock=True)
    if proposal is None:
        return answered(desk, request)
    if request.POST.get("seen") != proposal.stamp:
        messages.warning(request, "Автор ұсынысын осы арада өзгертті. Қайта қарап шығыңыз.")
        return HttpResponseRedirect(desk.address("proposal", pk))
    if "accept" in request.POST:
        return accept(desk, request, proposal)
    reply = without_invisible(request.POST.get("reply", "")).strip()
    proposal.state, proposal.reply = State.RETURNED, reply[:1000]
    proposal.save(update_fields=["state", "reply"])
    messages.success(request, "Ұсыныс авторға қайтарылды. Мәтіні жоғалған жоқ: оның пішінінде тұр.")
    return HttpResponseRedirect(desk.address("change", proposal.article_id))


@require_POST
@transaction.atomic
def take_back(request: HttpRequest, desk: "ArticleAdmin", pk: int) -> HttpResponse:
    """Take an own proposal from the editors, its text kept; when they have it no more, drop it."""
    mine = Proposal.objects.filter(pk=pk, proposed_by=editor(request))
    of_this_desk = mine.filter(article__in=desk.get_queryset(request))
    proposal = of_this_desk.select_for_update(of=("self",)).first()
    if proposal is None:
        return answered(desk, request)
    back = HttpResponseRedirect(desk.address("change", proposal.article_id))
    if request.POST.get("seen") != proposal.stamp:
        messages.warning(request, "Ұсынысыңыз осы арада өзгерген. Қайта қараңыз.")
    elif proposal.state == State.OPEN:
        proposal.state = State.TAKEN
        proposal.save(update_fields=["state"])
        note(editor(request), proposal.article, actions.told(proposal.article, TAKEN_BACK))
        messages.success(request, "Ұсынысыңызды қайтарып алдыңыз: редактор оны енді көрмейді.")
    else:
        proposal.delete()
        note(editor(request), proposal.article, actions.told(proposal.article, DROPPED))
        messages.success(request, "Ұсынысыңыз өшірілді.")
    return back


def close(request: HttpRequest, article: Article) -> None:
    """The form that was saved had been filled from a proposal: it has its answer."""
    stamp = request.POST.get("proposal", "")
    if stamp and rights.may_publish(editor(request), article):
        filled = [one.pk for one in article.proposals.select_for_update() if one.stamp == stamp]
        article.proposals.filter(pk__in=filled).delete()


def accept(desk: "ArticleAdmin", request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Bring the proposal into the piece, as far as nobody has to choose between two texts."""
    article, merged = proposal.article, both(proposal)
    now = history.snapshot(article)
    if not (merged.is_clean and bring_moments(article, merged.values, from_snapshot(now))):
        messages.warning(
            request, "Осы арада мақаланың сол жерлері өзгерген. Екеуін пішінде біріктіріңіз."
        )
        form = f"{desk.address('change', article.pk)}?proposal={proposal.pk}"
        return HttpResponseRedirect(form)
    if merged.values != from_snapshot(now):
        snapshot = into_snapshot(merged.values, now, proposal.snapshot)
        actions.rewrite(article, snapshot, by=editor(request), done=ACCEPTED)
    proposal.delete()
    is_out = article.status == Status.PUBLISHED
    messages.success(request, f"Өзгеріс қабылданды{', сайтқа шықты' if is_out else ''}.")
    return HttpResponseRedirect(desk.address("change", article.pk))


def bring_moments(article: Article, values: Values, now: Values) -> bool:
    """Set the times that are proposed; whether the piece could be so. Nothing is saved."""
    for name in MOMENTS:
        if values[name] != now[name]:
            setattr(article, name, parse_datetime(values[name] or ""))
    try:
        article.clean()
    except ValidationError:
        return False
    return True
