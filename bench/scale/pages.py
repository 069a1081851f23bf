"""Which pages are measured: each kind, and of lists the first, the second, the 700th, the last."""

from datetime import timedelta
from random import Random
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from news.addresses import numbered
from news.archive_making.stock import by_use, demo_sentences
from news.models import Article, Rubric, Tag
from news.models.article import Section
from news.paging import PAGE_SIZE
from news.tallies import Listing, of_rubrics, of_sections, of_tag

Pages = dict[str, list[str]]
EACH = 15  # addresses of a kind of which there are many
RANKS = {"common": 20, "middling": 600, "rare": 5000}


def all_pages() -> Pages:
    return {
        "front": ["/"],
        **lists("all news", Listing(of_sections(Section.NEWS)), "news:front"),
        **rubric_pages(),
        **lists("Руханият", Listing(of_sections(Section.SPIRITUAL)), "spiritual:column"),
        **tag_pages(),
        "article": [article.get_absolute_url() for article in some_articles()],
        **archive_pages(),
        **search_pages(),
        **{f"feed {kind}": [address] for kind, address in feeds().items()},
    }


def lists(name: str, listing: Listing, view: str, **facts: str) -> Pages:
    last = -(-sum(listing.counts().values()) // PAGE_SIZE)
    first = {} if name == "all news" else {f"{name} 1": [numbered(view, 1, **facts)]}
    return {
        **first,
        f"{name} 2": [numbered(view, 2, **facts)],
        # An archive for trying the bench may have fewer.
        f"{name} 700": [numbered(view, min(700, last - 1), **facts)],
        f"{name} deepest": [numbered(view, last, **facts)],
    }


def rubric_pages() -> Pages:
    """The largest root with all below it, and one below that has been quiet for years."""
    roots = {root: listing_of(root) for root in Rubric.objects.filter(parent=None)}
    largest = max(roots, key=lambda root: sum(roots[root].counts().values()))
    quiet = Rubric.objects.get(name="Поэзия")
    return {
        **lists("rubric", roots[largest], "news:rubric", path=largest.path),
        "quiet rubric 1": [quiet.get_absolute_url()],
    }


def listing_of(rubric: Rubric) -> Listing:
    return Listing(of_rubrics(rubric.get_descendants(include_self=True)))


def tag_pages() -> Pages:
    top = Tag.objects.order_by("pk").first()
    assert top
    return lists("tag", Listing(of_tag(top)), "news:tag", slug=top.slug)


def some_articles() -> list[Article]:
    """From all years."""
    published = Article.objects.published().select_related("rubric").defer("body")
    last = Article.objects.order_by("pk").last()
    assert last
    steps = [last.pk * step // (EACH + 1) for step in range(1, EACH + 1)]
    return [published.filter(pk__gte=pk).order_by("pk")[0] for pk in steps]


def archive_pages() -> Pages:
    day = timezone.localdate() - timedelta(days=365 * 4)
    year, month = f"/{day:%Y}/", f"/{day:%Y/%m}/"
    return {
        "day": [f"/{day:%Y/%m/%d}/"],
        "month 1 with its calendar": [month],
        "month 2": [f"{month}page/2/"],
        "year 1 with its calendar": [year],
        "year 2": [f"{year}page/2/"],
        "year 20": [f"{year}page/20/"],
    }


def search_pages() -> Pages:
    """For words of every rarity, by their rank among those that articles are made of."""
    words = by_use(demo_sentences(), Random(1))
    asked = {kind: words[rank : rank + EACH] for kind, rank in RANKS.items()}
    pairs = [f"{one} {two}" for one, two in zip(asked["common"], asked["middling"], strict=True)]
    found: Pages = {}
    for kind, texts in (asked | {"two words": pairs}).items():
        for order in ("newest", "best"):
            for page in (1, 2):
                facts = {"order": order} if order == "newest" else {}
                further = {"page": str(page)} if page > 1 else {}
                name = f"search {kind}, {order} first {page}"
                found[name] = [address(text, facts | further) for text in texts]
    return found


def address(text: str, facts: dict[str, str]) -> str:
    return f"{reverse('news:search')}?{urlencode({'q': text, **facts})}"


def feeds() -> dict[str, str]:
    rubric = Rubric.objects.filter(parent=None, rght__gt=F("lft") + 1).order_by("pk").first()
    assert rubric
    return {
        "of all": reverse("syndication:site", kwargs={"form": "rss.xml"}),
        "of a rubric": f"{rubric.get_absolute_url()}rss.xml",
        "of Руханият": reverse("syndication:column", kwargs={"form": "rss.xml"}),
    }
