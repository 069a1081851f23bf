"""A reader's comment below an article. Nobody sees it before an editor let it through."""

from __future__ import annotations

from django.db import models

from letters.models.decided import Decided
from news.fields import PlainField, PlainTextField
from news.models import Article, Newsroom

LONGEST = 2000
LONGEST_NAME = 60


class CommentQuerySet(models.QuerySet):
    def waiting(self) -> CommentQuerySet:
        return self.filter(state=Comment.State.WAITING)

    def public(self) -> CommentQuerySet:
        """Those that readers see; an answer to a comment that was taken down goes with it."""
        above = models.Q(parent=None) | models.Q(parent__state=Comment.State.PUBLIC)
        return self.filter(above, state=Comment.State.PUBLIC)

    def below(self, article: Article) -> CommentQuerySet:
        return self.filter(article=article)

    def threads(self) -> CommentQuerySet:
        """Those that answer nobody, in their order, each with its public `answers`."""
        answers = Comment.objects.filter(state=Comment.State.PUBLIC).order_by("sent_at", "pk")
        first = self.filter(parent=None).order_by("sent_at", "pk")
        return first.prefetch_related(models.Prefetch("replies", answers, "answers"))


class Comment(Decided):
    class State(models.TextChoices):
        WAITING = "waiting", "тексеруде"
        PUBLIC = "public", "сайтта"
        REJECTED = "rejected", "қабылданбады"
        SPAM = "spam", "спам"

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="comments", verbose_name="мақала"
    )
    # Two levels: an answer to an answer stands under the same comment.
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="replies", verbose_name="қай пікірге жауап"
    )
    name = PlainField("аты", max_length=LONGEST_NAME)
    text = PlainTextField("мәтіні", max_length=LONGEST)
    state = models.CharField(
        "күйі", max_length=8, choices=State.choices, default=State.WAITING, editable=False
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "пікір"
        verbose_name_plural = "пікірлер"
        ordering = ["-sent_at", "-pk"]
        default_permissions = ("view", "change", "delete")
        indexes = [
            models.Index(
                fields=["article", "sent_at"],
                condition=models.Q(state="public"),
                name="comments_that_are_read",
            ),
            models.Index(
                fields=["sent_at"], condition=models.Q(state="waiting"), name="comments_that_wait"
            ),
            models.Index(fields=["-sent_at", "-id"], name="comments_by_time"),
        ]

    def __str__(self) -> str:
        # The list of events keeps a row's name for good, and so it tells nothing of the reader.
        return f"№ {self.pk}"


def are_open(article: Article, newsroom: Newsroom) -> bool:
    """Whether readers see and write comments below the article."""
    return newsroom.comments_allowed and article.comments_open
