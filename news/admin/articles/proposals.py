"""A change of a published piece by somebody who may not publish: it waits, compared, for an editor.

What an editor sends back is not lost: its author finds it in the form, with the editor's words.
"""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from news import actions, history, rights
from news.admin.articles import drafts
from news.admin.articles.late import base_of
from news.admin.articles.people import editor
from news.admin.articles.rehearsal import Rehearsed
from news.admin.articles.values import Merge, Values, from_snapshot, into_snapshot, merge
from news.admin.articles.words import changes, side_by_side
from news.models import Article, Proposal
from news.models.proposal import State

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin


def propose(desk: "ArticleAdmin", request: HttpRequest, article: Article, base: int) -> Rehearsed:
    """Take the save back and keep what it would have made of the piece."""
    snapshot, person = history.snapshot(article), editor(request)

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


def waiting(desk: "ArticleAdmin", request: HttpRequest, pk: int) -> Proposal:
    articles = desk.get_queryset(request)
    proposal = get_object_or_404(
        Proposal.objects.select_related("article"), pk=pk, state=State.OPEN
    )
    article = get_object_or_404(articles, pk=proposal.article_id)
    if not rights.may_publish(editor(request), article):
        raise PermissionDenied
    return proposal


@require_POST
def answer(request: HttpRequest, desk: "ArticleAdmin", pk: int) -> HttpResponse:
    """Accept a proposal, or send it back with a word."""
    proposal = waiting(desk, request, pk)
    if "accept" in request.POST:
        return accept(desk, request, proposal)
    proposal.state, proposal.reply = State.RETURNED, request.POST.get("reply", "").strip()[:1000]
    proposal.save()
    messages.success(request, "Ұсыныс авторға қайтарылды. Мәтіні жоғалған жоқ: оның пішінінде тұр.")
    return HttpResponseRedirect(desk.address("change", proposal.article_id))


def close(request: HttpRequest, article: Article) -> None:
    """The form that was saved had been filled from a proposal: it has its answer."""
    pk = request.POST.get("proposal", "")
    if pk.isdecimal() and len(pk) < 19 and rights.may_publish(editor(request), article):
        article.proposals.filter(pk=pk).delete()


def accept(desk: "ArticleAdmin", request: HttpRequest, proposal: Proposal) -> HttpResponse:
    merged = both(proposal)
    if not merged.is_clean:
        messages.warning(
            request, "Осы арада мақаланың сол жерлері өзгерген. Екеуін пішінде біріктіріңіз."
        )
        form = f"{desk.address('change', proposal.article_id)}?proposal={proposal.pk}"
        return HttpResponseRedirect(form)
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=proposal.article_id)
        snapshot = into_snapshot(merged.values, history.snapshot(article), proposal.snapshot)
        actions.rewrite(article, snapshot, by=editor(request))
        proposal.delete()
    messages.success(request, "Өзгеріс қабылданды, сайтқа шықты.")
    return HttpResponseRedirect(desk.address("change", article.pk))
