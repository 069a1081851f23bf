"""What a move must remember: to be run again, and to know old addresses when they are asked for."""

from enum import StrEnum

from django.db import models
from django.db.models import Q


class Kind(StrEnum):
    """What came along, and by what the old site knew it."""

    ARTICLE = "article"  # its id
    RUBRIC = "rubric"  # its id
    PATH = "path"  # a rubric's path; `new` is 0 for the column
    PERSON = "person"  # the name with which somebody signed in
    USER = "user"  # their id
    COMMENT = "comment"  # its id
    PAGE = "page"  # its name in the address
    PICTURE = "picture"  # its address from the root
    FILE = "file"  # likewise; `new` is the article that shows it, 0 for none that readers see
    NAME = "name"  # the word of a piece in its address, where that alone leads to it
    SITE = "site"  # its host
    REDIRECT = "redirect"  # the address that was sent on


class Brought(models.Model):
    """A row of the old site and the row that it became here.

    A later move takes over what changed there, unless somebody changed it here as well.
    """

    kind = models.CharField(max_length=10)
    old = models.TextField()
    new = models.BigIntegerField()
    """No foreign key: the row may be gone again, and must not come back."""
    source = models.CharField(max_length=32, blank=True)
    """A hash of all that the old site said of it."""
    written = models.CharField(max_length=32, blank=True)
    """A hash of what the move wrote here."""

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "old"], name="brought_once")]


class Redirect(models.Model):
    """An address that the old site sent on, or one of our editors: «/eski/*» → «/kogam/»."""

    source = models.TextField("ескі мекенжай", unique=True)
    """A path with its query; «*» stands for anything."""
    target = models.TextField("қайда апарады")
    rank = models.IntegerField(default=0, editable=False)
    """Of patterns the greatest is asked first, as the old site did."""

    class Meta:
        verbose_name = "көшкен мекенжай"
        verbose_name_plural = "көшкен мекенжайлар"
        ordering = ["-rank", "pk"]
        indexes = [
            # Every address that is not found is held against these; the others may be many.
            models.Index(
                fields=["-rank", "id"], condition=Q(source__contains="*"), name="redirects_by_star"
            )
        ]

    def __str__(self) -> str:
        return self.source


class MissingFile(models.Model):
    """A file that a text needs and that nobody has brought."""

    path = models.TextField("файлы")
    article_id = models.BigIntegerField("мақала нөмірі")

    class Meta:
        verbose_name = "жетпеген файл"
        verbose_name_plural = "жетпеген файлдар"
        default_permissions = ("view", "delete")
        constraints = [
            models.UniqueConstraint(fields=["article_id", "path"], name="missing_once_an_article")
        ]

    def __str__(self) -> str:
        return self.path


class Note(models.Model):
    """What came with an article and is not for readers: members' parts of it, its extra fields."""

    class Kind(models.TextChoices):
        HIDDEN = "hidden", "мүшелерге ғана арналған бөлігі"
        FIELD = "field", "қосымша өрісі"
        POLL = "poll", "сауалнамасы"
        SCRIPT = "script", "алынып тасталған код"
        EVENT = "event", "алынып тасталған әрекет"
        FRAME = "frame", "алынып тасталған бөгде терезе"
        OBJECT = "object", "алынып тасталған нысан"
        FORM = "form", "алынып тасталған пішін"
        UNSEEN = "unseen", "көрінбейтін бөлігі"
        LINK = "link", "алынып тасталған сілтеме"
        FLASH = "flash", "флеш-ролигі"
        TEMPLATE = "template", "ескі сайттың үлгі сөзі"
        ATTACHMENT = "attachment", "табылмаған тіркемесі"
        PICTURE = "picture", "жарамсыз суреті"

    article_id = models.BigIntegerField("мақала нөмірі", db_index=True)
    kind = models.CharField("түрі", max_length=10, choices=Kind.choices)
    text = models.TextField("мәтіні")
    is_done = models.BooleanField("қаралды", default=False)

    class Meta:
        verbose_name = "көшуден қалған жазба"
        verbose_name_plural = "көшуден қалған жазбалар"
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"№ {self.article_id}: {self.get_kind_display()}"
