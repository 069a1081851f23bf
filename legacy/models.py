"""What a move must remember: to be run again, and to know old addresses when they are asked for."""

from enum import StrEnum

from django.db import models


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
    """An address that the old site itself sent on: «/eski/*» → «/kogam/»."""

    source = models.TextField(unique=True)
    """A path with its query; «*» stands for anything."""
    target = models.TextField()
    rank = models.IntegerField(default=0)
    """The greatest is asked first, as the old site did."""

    class Meta:
        default_permissions = ()
        ordering = ["-rank", "pk"]


class MissingFile(models.Model):
    """A file that a text needs and that nobody has brought."""

    path = models.TextField()
    article_id = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article_id", "path"], name="missing_once_an_article")
        ]


class Note(models.Model):
    """What came with an article and is not for readers: members' parts of it, its extra fields."""

    article_id = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=10)
    text = models.TextField()

    class Meta:
        default_permissions = ()
