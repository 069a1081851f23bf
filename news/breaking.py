"""The breaking line as pages show it: at most one, and a link only to what readers can open."""

from __future__ import annotations

from dataclasses import dataclass

from news.addresses import inside
from news.models import Article, BreakingLine


@dataclass(frozen=True)
class Breaking:
    text: str
    article: Article | None
    address: str

    def get_absolute_url(self) -> str:
        """Where it leads, in the edition being read; nowhere, if empty."""
        if self.article:
            return self.article.get_absolute_url()
        return inside(self.address) if self.address else ""


def breaking_line() -> Breaking | None:
    """The newest living line; one query, or two if it leads to an article."""
    line = BreakingLine.objects.living().first()
    if line is None:
        return None
    public = Article.objects.published().select_related("rubric").defer("body")
    article = public.filter(pk=line.article_id).first() if line.article_id else None
    return Breaking(line.text, article, line.address)
