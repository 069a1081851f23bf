"""Readers' pages of the printed newspaper: years, issues of a year, an issue, a page of it."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from news.addresses import moved
from news.paging import Page
from paper.models import Issue, IssuePage
from paper.queries import IssueQuerySet

LATEST = 8
# Which part of the site the menu marks.
HERE = {"section": "paper"}


def home(request: HttpRequest) -> HttpResponse:
    """The newest issues, all years, and the search."""
    if redirect := moved(request, reverse("paper:home")):
        return redirect
    published = Issue.objects.published()
    latest = with_covers(published)[:LATEST]
    return render(request, "paper/home.html", {"issues": latest, "years": published.years()} | HERE)


def year(request: HttpRequest, year: int) -> HttpResponse:
    if redirect := moved(request, reverse("paper:year", kwargs={"year": year})):
        return redirect
    published = Issue.objects.published()
    issues = with_covers(published.of_year(year))
    if not issues:
        raise Http404("no issue in that year")
    facts = {"issues": issues, "year": year, "years": published.years()}
    return render(request, "paper/year.html", facts | HERE)


def with_covers(issues: IssueQuerySet) -> IssueQuerySet:
    """The newest first, each with its cover."""
    first = Prefetch("pages", IssuePage.objects.filter(number=1).pictures(), "fronts")
    return issues.newest_first().prefetch_related(first)


def issue(request: HttpRequest, year: int, number: int) -> HttpResponse:
    found = issue_of(year, number)
    if redirect := moved(request, found.get_absolute_url()):
        return redirect
    facts = {"issue": found, "pages": pages_of(found)}
    return render(request, "paper/issue.html", facts | neighbours(found) | HERE)


def page(request: HttpRequest, year: int, number: int, page: int) -> HttpResponse:
    found = issue_of(year, number)
    shown = get_object_or_404(IssuePage.objects.defer("words"), issue=found, number=page)
    shown.issue = found
    if redirect := moved(request, shown.get_absolute_url()):
        return redirect
    facts = {"issue": found, "page": shown, "pager": pager_of(found, page)}
    return render(request, "paper/page.html", facts | HERE)


def pager_of(issue: Issue, number: int) -> Page:
    def address(number: int) -> str:
        return reverse("paper:page", kwargs={**issue.where, "page": number})

    return Page([], number, issue.page_count, issue.page_count, address)


def issue_of(year: int, number: int) -> Issue:
    """:raises Http404: there is none that readers see"""
    return get_object_or_404(Issue.objects.published().of_year(year), number=number)


def pages_of(issue: Issue) -> list[IssuePage]:
    pages = list(issue.pages.pictures())
    for one in pages:
        one.issue = issue
    return pages


def neighbours(issue: Issue) -> dict[str, Issue | None]:
    """The issues before and after it, in the order of lists."""
    others = Issue.objects.published()
    return {
        "previous": others.before(issue).newest_first().first(),
        "next": others.after(issue).order_by("date", "number").first(),
    }
