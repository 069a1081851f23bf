"""Put the articles in, once: python -m bench.site.peers.wagtail_site.load ARTICLES"""

import json
import sys
from pathlib import Path

import django

django.setup()

from django.db import transaction
from wagtail.models import Page, Site

from bench.site.peers.wagtail_site.models import Article, Rubric


@transaction.atomic
def main(path: str) -> None:
    if Article.objects.exists():
        return
    home = Site.objects.get().root_page
    rubrics: dict[str, Rubric] = {}
    for line in Path(path).read_text().splitlines():
        one = json.loads(line)
        slug = one["rubric"]
        if slug not in rubrics:
            rubrics[slug] = rubric(home, slug, one["rubric_name"])
        put_in(rubrics[slug], one)


def rubric(home: Page, slug: str, name: str) -> Rubric:
    return home.add_child(instance=Rubric(title=name, slug=slug, show_in_menus=True))


def put_in(above: Rubric, one: dict) -> None:
    article = Article(
        title=one["title"],
        slug=str(one["id"]),
        lead=one["lead"],
        body=one["body"],
        author=one["bylines"][0]["name"],
        published=one["published"],
    )
    article.tags.set(one["tags"])
    above.add_child(instance=article)


main(sys.argv[1])
