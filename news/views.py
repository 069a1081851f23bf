"""Readers' pages of the newspaper: find, decide, render."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from news import body, front
from news.addresses import Stream, moved, numbered, outside
from news.content import ReaderRequest
from news.counting import count_view, views_of
from news.models import Article, Correction, Person
from news.models.article import Section
from news.models.tag import tag_of
from news.paging import Page, stream_of, window
from news.rubrics import rubric_of, rubric_tree
from news.tallies import Listing, of_person, of_rubrics, of_sections, of_tag
from news.visitors import address_of, agent_of, is_foreign
from news.whole import published, whole


def front_page(request: ReaderRequest) -> HttpResponse:
    plan = front.plan(rubric_tree(request.content))
    return render(request, "news/front.html", {"plan": plan, "section": "front"})


def latest(request: ReaderRequest, page: int = 1, after: int = 0) -> HttpResponse:
    """The further pages behind the front page: all news, newest first."""
    address = Stream("news:front")
    if redirect := moved(request, address.asked(page, after)):
        return redirect
    first = front.newest_shown(Article.objects.published().by_hand().count())
    listing = Listing(of_sections(Section.NEWS))
    facts = {"page": stream_of(listing, address, page, after, first=first)}
    return render(request, "news/latest.html", facts)


def rubric(request: ReaderRequest, path: str, page: int = 1, after: int = 0) -> HttpResponse:
    tree = rubric_tree(request.content)
    found = rubric_of(path, tree)
    address = Stream("news:rubric", path=found.path)
    listing = Listing(of_rubrics(tree.with_below(found)))
    shown = stream_of(listing, address, page, after)
    # Only then: nobody is sent on to a page that is not there.
    if redirect := moved(request, address.asked(page, after)):
        return redirect
    *above, _ = trail = tree.trail(found)
    facts = {
        "rubric": found,
        "above": above,
        "here": trail[0],
        "children": tree.children(found),
        "page": shown,
    }
    return render(request, "news/rubric.html", facts)


def tag(request: ReaderRequest, slug: str, page: int = 1, after: int = 0) -> HttpResponse:
    found = tag_of(slug)
    address = Stream("news:tag", slug=slug)
    # Of a tag that was merged no further page need be there.
    right = address.asked(page, after) if found.slug == slug else found.get_absolute_url()
    if redirect := moved(request, right):
        return redirect
    facts = {"tag": found, "page": stream_of(Listing(of_tag(found)), address, page, after)}
    return render(request, "news/tag.html", facts)


def person(request: ReaderRequest, slug: str, page: int = 1, after: int = 0) -> HttpResponse:
    found = get_object_or_404(Person.objects.select_related("photo"), slug=slug)
    address = Stream("news:person", slug=slug)
    if redirect := moved(request, address.asked(page, after)):
        return redirect
    facts = {"person": found, "page": stream_of(Listing(of_person(found)), address, page, after)}
    return render(request, "news/person.html", facts)


def article(request: ReaderRequest, pk: int, slug: str = "", path: str = "") -> HttpResponse:
    """An article of any section: the id decides, all else of the address is decoration."""
    found = published(pk, rubric_tree(request.content))
    if redirect := moved(request, found.get_absolute_url()):
        return redirect
    facts = facts_of(request, found)
    facts["count"] = outside(reverse("news:count", kwargs={"pk": pk}))
    return render(request, "news/article.html", facts)


def facts_of(request: ReaderRequest, article: Article) -> dict[str, Any]:
    """What the article's page shows, whoever looks at it.

    :param article: as news.whole reads it
    """
    tree = rubric_tree(request.content)
    trail, found = tree.trail(article.rubric), whole(article, tree)
    return {
        **found._asdict(),
        "trail": trail,
        "here": trail[0] if trail else None,
        "section": article.section,
        "column": article.section == Section.SPIRITUAL,
        "text": body.render(article.body, found.photos),
        "minutes": body.minutes(article.body),
    }


def corrections(request: ReaderRequest, page: int = 1) -> HttpResponse:
    """The public record of what was put right, newest first."""
    address = partial(numbered, "news:corrections")
    if redirect := moved(request, address(page)):
        return redirect
    public = Correction.objects.public()
    count = public.count()
    start, end, last = window(count, page)
    notes = public.newest_first().select_related("article__rubric").defer("article__body")
    found = Page(list(notes[start:end]), page, last, count, address)
    return render(request, "news/corrections.html", {"page": found})


@csrf_exempt  # No cookie is read and nothing of a person is done: a forged view is a view.
@require_POST
def count(request: ReaderRequest, pk: int) -> JsonResponse:
    """Count one view and give the new number: {"views": 420}.

    Most are counted by `qazaly.counter` already; the unusual ones come here.
    """
    if is_foreign(request.META):
        raise Http404("a view counted by another site's page")
    if "Sec-Purpose" in request.headers:
        views = views_of([pk]).get(pk)
    else:
        views = count_view(pk, address=address_of(request.META), agent=agent_of(request.META))
    if views is None:
        raise Http404("a view of nothing that readers see")
    response = JsonResponse({"views": views})
    response["Cache-Control"] = "no-store"
    return response
