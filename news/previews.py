"""A piece before it is out, on the readers' own template: for the desk, and by a signed link."""

from django.core import signing
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from news.content import ReaderRequest
from news.models import Article, PreviewLink
from news.rubrics import rubric_tree
from news.views import facts_of
from news.whole import in_any_state

SALT = "news.preview"


def page(request: ReaderRequest, article: Article) -> HttpResponse:
    """The article's page, marked «ЖОБА», that nobody keeps and no robot indexes."""
    shown = in_any_state(article.pk, rubric_tree(request.content))
    facts = facts_of(request, shown) | {"preview": True}
    response = render(request, "news/article.html", facts)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    # The address is the key: it must not travel on with a click.
    response["Referrer-Policy"] = "same-origin"
    return response


def token_of(link: PreviewLink) -> str:
    return signing.Signer(salt=SALT).sign(str(link.pk))


def linked(request: ReaderRequest, token: str) -> HttpResponse:
    """The piece of a link that was signed here, has not ended and was not taken back."""
    try:
        pk = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature as reason:
        raise Http404("no link of ours") from reason
    living = PreviewLink.objects.filter(ends_at__gt=timezone.now(), article__binned_at=None)
    link = get_object_or_404(living.select_related("article__rubric"), pk=pk)
    PreviewLink.objects.filter(pk=pk).update(opened=F("opened") + 1)
    return page(request, link.article)
