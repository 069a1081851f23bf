"""View counts, in rows of their own: an editor's save never writes one.

What readers see is the base of an article plus the clean views of its days.
"""

from django.db import models


class ViewBase(models.Model):
    """The views an article brought along from an old site; an import may replace them."""

    article = models.OneToOneField(
        "news.Article", models.CASCADE, primary_key=True, related_name="view_base"
    )
    count = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "бұрынғы оқылымы"
        default_permissions = ()


class ViewDay(models.Model):
    """The views of an article counted here on one day of the newsroom's calendar."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="view_days")
    day = models.DateField()
    raw = models.PositiveBigIntegerField(default=0)
    clean = models.PositiveBigIntegerField(default=0)  # type: ignore[assignment]

    class Meta:
        verbose_name = verbose_name_plural = "бір күнгі оқылымы"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day"], include=["clean"], name="one_row_per_article_and_day"
            ),
            models.CheckConstraint(
                condition=models.Q(clean__lte=models.F("raw")), name="clean_views_are_among_raw"
            ),
        ]
        indexes = [models.Index(fields=["day", "article"], include=["clean"], name="views_by_day")]


class ViewSeen(models.Model):
    """When a reader, known only by a keyed hash, last opened an article."""

    key = models.UUIDField(primary_key=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()


class ViewerSalt(models.Model):
    """The key of one day's hashes; gone with the day, so that they lead back to nobody."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField()

    class Meta:
        default_permissions = ()
