"""What the site map lists beside the newspaper's own: pages that stay, the archive's months, and
the printed issues."""

from django.urls import reverse

from news.models.article import Section
from news.tallies import Listing, of_sections
from pages.models import Page
from paper.models import Issue
from syndication.site_map.parts import Parts
from syndication.site_map.writing import Entry


def pages() -> list[Entry]:
    return [Entry(page.get_absolute_url(), page.changed) for page in Page.objects.linked()]


def months() -> list[Entry]:
    """Days are a click from here; most of them change never again."""
    found = sorted(
        first for first, count in Listing(of_sections(*Section)).counts().items() if count
    )
    years = sorted({first.year for first in found})
    return [Entry(reverse("archive:year", kwargs={"year": year})) for year in years] + [
        Entry(reverse("archive:month", kwargs={"year": first.year, "month": first.month}))
        for first in found
    ]


def issues() -> list[Entry]:
    """Their pages are a click from here."""
    found = list(Issue.objects.published().newest_first().only("date", "number"))
    years = dict.fromkeys(issue.date.year for issue in found)
    lists = [reverse("paper:home")] if found else []
    lists += [reverse("paper:year", kwargs={"year": year}) for year in years]
    return [Entry(address) for address in lists + [one.get_absolute_url() for one in found]]


PARTS: Parts = {"better": pages, "muragat": months, "gazet": issues}
