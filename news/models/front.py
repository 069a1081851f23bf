"""The front page as the desk arranged it; what it leaves free, news.front fills."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from news.fields import MomentField, PlainField
from news.models.article import Article


class FrontPage(models.Model):
    """The one row that says which arrangement stands: a late save is known by its version."""

    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_front_page")]

    def __str__(self) -> str:
        return "Басты бет"


class FrontPlace(models.Model):
    """An article that the desk put on the front page until a time of its own.

    Places stand in their order; the first whose article readers can see is the lead. What is
    not out yet, or was withdrawn, leaves no gap, and takes its place when it can be seen.
    """

    article = models.OneToOneField(
        Article, models.CASCADE, related_name="front_place", verbose_name="мақала"
    )
    position = models.PositiveSmallIntegerField("реті")
    headline = PlainField("басты беттегі тақырыбы", max_length=300, blank=True)
    until = MomentField("қашанға дейін")

    class Meta:
        verbose_name = "басты беттегі орын"
        verbose_name_plural = "Басты бет"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.headline or self.article.title
