"""What a page says to search engines in schema.org's words (JSON-LD); nothing here asks anything.

Types and properties are held against schema.org's own definitions by a test.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils import timezone

from news import pictures
from news.addresses import absolute
from news.models import Article, Byline, Correction, Newsroom, Photo, Rubric, Tag
from news.models.article import Label
from syndication.feeds.items import full, modified

CONTEXT = "https://schema.org"
ROLES = {
    Byline.Role.AUTHOR: "author",
    Byline.Role.PHOTOGRAPHER: "contributor",
    Byline.Role.TRANSLATOR: "translator",
    Byline.Role.EDITOR: "editor",
}
Data = dict[str, Any]


def page(name: str, **where: str) -> str:
    """The full address of a page in the edition that is being read."""
    return page_in(get_script_prefix(), name, tuple(where.items()))


@lru_cache(maxsize=1024)
def page_in(edition: str, name: str, where: tuple[tuple[str, str], ...]) -> str:
    """Remembered: every article asks for the same few, and reverse() takes its time."""
    return absolute(reverse(name, kwargs=dict(where)))


def article_data(
    article: Article,
    *,
    paper: Newsroom,
    address: str,
    language: str,
    section: str,
    bylines: Sequence[Byline],
    tags: Iterable[Tag],
    corrections: Sequence[Correction],
) -> Data:
    """:param address: the full address of the page, in its edition"""
    is_paid = article.label == Label.PAID
    return said(
        {
            "@context": CONTEXT,
            "@type": "AdvertiserContentArticle" if is_paid else "NewsArticle",
            "mainEntityOfPage": address,
            "url": address,
            "headline": article.title,
            "description": article.lead,
            "datePublished": moment(article.published_at),
            "dateModified": moment(modified(article, corrections)),
            "articleSection": section,
            "keywords": [tag.name for tag in tags],
            "inLanguage": language,
            "isAccessibleForFree": True,
            "image": images(article.lead_photo),
            "publisher": (publisher := organisation(paper)),
            "author": publisher,
            **signed(bylines),
            "correction": [correction_data(one) for one in corrections],
        }
    )


def said(facts: Data) -> Data:
    """Without what there is nothing to say of."""
    return {name: fact for name, fact in facts.items() if fact not in ("", None, [], {})}


def moment(at: Any) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else ""


def signed(bylines: Iterable[Byline]) -> Data:
    """Who signs, by role; a free line is somebody's office."""
    people: dict[str, list[Data]] = {}
    for byline in bylines:
        kind = "Person" if byline.person else "Organization"
        role = ROLES[Byline.Role(byline.role)]
        people.setdefault(role, []).append({"@type": kind, "name": str(byline)})
    return people


def images(photo: Photo | None) -> list[Data]:
    """The largest of each shape."""
    shapes = [photo.renditions.get(shape) for shape in ("whole", "card")] if photo else []
    return [image(made[-1], photo) for made in shapes if made]


def image(made: Data, photo: Photo | None) -> Data:
    size = {"width": f"{made['width']} px", "height": f"{made['height']} px"}
    words = {"caption": photo.caption, "creditText": photo.credit} if photo else {}
    return said(
        {"@type": "ImageObject", "url": full(pictures.address(made["jpg"])), **size, **words}
    )


def organisation(paper: Newsroom) -> Data:
    logo = paper.icons.get("512")
    square = {"width": "512 px", "height": "512 px"}
    drawn = {"@type": "ImageObject", "url": full(pictures.address(logo)), **square} if logo else {}
    facts = {"@type": "NewsMediaOrganization", "name": paper.name, "url": page("news:front")}
    return said({**facts, "logo": drawn, "sameAs": paper.addresses})


def correction_data(correction: Correction) -> Data:
    facts = {"@type": "CorrectionComment", "text": correction.text}
    return {**facts, "datePublished": moment(correction.made_at)}


def breadcrumbs(trail: Sequence[Rubric], column: bool, here: str, address: str) -> Data:
    """The trail that stands on the page."""
    steps = [("Басты бет", page("news:front"))]
    steps += [(rubric.name, page("news:rubric", path=rubric.path)) for rubric in trail]
    steps += [("Руханият", page("spiritual:column"))] if column else []
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": place}
        for number, (name, place) in enumerate([*steps, (here, address)], start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def site_data(paper: Newsroom, language: str) -> list[Data]:
    """The paper itself and its search, for the front page."""
    contacts = {
        "description": paper.description,
        "email": paper.email,
        "telephone": paper.phone,
        "address": {"@type": "PostalAddress", "streetAddress": paper.address}
        if paper.address
        else {},
        "correctionsPolicy": page("news:corrections"),
    }
    search = page("news:search")
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    site = {"@context": CONTEXT, "@type": "WebSite", "name": paper.name, "url": page("news:front")}
    about = {"@context": CONTEXT, **organisation(paper), **said(contacts)}
    return [about, {**site, "inLanguage": language, "potentialAction": action}]
