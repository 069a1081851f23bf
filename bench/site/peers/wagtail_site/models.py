from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtailcache.cache import WagtailCacheMixin

LATEST, RELATED = 7, 4


class Rubric(WagtailCacheMixin, Page):
    subpage_types = ["wagtail_site.Article"]
    template = "rubric.html"


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("Article", on_delete=models.CASCADE, related_name="tagged")


class Article(WagtailCacheMixin, Page):
    lead = models.TextField(blank=True)
    body = RichTextField()
    author = models.CharField(max_length=200)
    published = models.DateTimeField(db_index=True)
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)

    template = "article.html"
    parent_page_types = ["wagtail_site.Rubric"]
    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("lead", "body", "author", "published", "tags")),
    ]

    def get_context(self, request, *args, **kwargs):
        tags = list(self.tags.all())
        newest = Article.objects.live().defer("body").order_by("-published")
        same = ArticleTag.objects.filter(tag__in=tags).values("content_object")
        facts = {
            "menu": Rubric.objects.live().in_menu(),
            "trail": list(self.get_ancestors().filter(depth__gt=1)),
            "tags": tags,
            "related": newest.filter(pk__in=same).exclude(pk=self.pk)[:RELATED],
            "latest": newest[:LATEST],
        }
        return super().get_context(request, *args, **kwargs) | facts
