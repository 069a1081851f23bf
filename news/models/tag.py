"""Tags: one for all the ways in which its name is typed."""

from django.db import models
from django.shortcuts import get_object_or_404
from django.urls import reverse

from kazakh import name_key, without_invisible
from news.fields import PlainField
from news.models.slugs import free_slug


class Tag(models.Model):
    name = PlainField("атауы", max_length=80)
    key = models.TextField("кілті", unique=True, editable=False)
    slug = models.SlugField("мекенжайы", max_length=90, unique=True, editable=False)

    class Meta:
        verbose_name = "белгі"
        verbose_name_plural = "белгілер"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs) -> None:
        self.name = " ".join(without_invisible(self.name).split())
        self.key = name_key(self.name)
        self.slug = self.slug or free_slug(self.name, "belgi", Tag, FormerTag)
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news:tag", kwargs={"slug": self.slug})


class FormerTag(models.Model):
    """A tag that was merged into another: its address and its spelling lead there."""

    key = models.TextField(unique=True)
    slug = models.SlugField(max_length=90, unique=True)
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="former")

    class Meta:
        default_permissions = ()


def tag_named(name: str, slug: str = "") -> Tag:
    """The tag of that name however it is typed, or the one it was merged into; else a new one."""
    former = FormerTag.objects.filter(key=name_key(name)).select_related("tag").first()
    if former:
        return former.tag
    tag, _ = Tag.objects.get_or_create(key=name_key(name), defaults={"name": name, "slug": slug})
    return tag


def tag_of(slug: str) -> Tag:
    """The tag of that address, or the one that it was merged into.

    :raises Http404: there is neither
    """
    found = Tag.objects.filter(slug=slug).first()
    return found or get_object_or_404(FormerTag.objects.select_related("tag"), slug=slug).tag
