"""Articles: the one table on which the whole site stands."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from mptt.models import TreeForeignKey, TreeManyToManyField

from kazakh import mended, slugify
from news import body
from news.editor import ProseField
from news.fields import FIRST, LAST, MomentField, PlainField, PlainTextField
from news.models.photo import Photo
from news.models.rubric import Rubric
from news.models.tag import Tag
from news.queries import MARK_WIDTH, ArticleQuerySet


class StaleVersion(Exception):
    """Somebody else saved the article since this copy of it was read."""


class Section(models.TextChoices):
    NEWS = "news", "Жаңалықтар"
    SPIRITUAL = "spiritual", "Руханият"


class Status(models.TextChoices):
    DRAFT = "draft", "жоба"
    REVIEW = "review", "қаралуда"
    PUBLISHED = "published", "жарияланған"
    WITHDRAWN = "withdrawn", "сайттан алынған"


class Label(models.TextChoices):
    NONE = "", "жоқ"
    PAID = "paid", "Жарнама"
    CAMPAIGN = "campaign", "Сайлау үгіті"


class Article(models.Model):
    """A piece of the newspaper. Its id is the key of its address and never changes."""

    section = models.CharField(
        "бөлімі", max_length=12, choices=Section.choices, default=Section.NEWS, editable=False
    )
    rubric = TreeForeignKey(
        Rubric,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name="айдары",
    )
    rubrics = TreeManyToManyField(
        Rubric, blank=True, related_name="further_articles", verbose_name="қосымша айдарлар"
    )
    title = PlainField("тақырыбы", max_length=300)
    lead = PlainTextField("кіріспесі", max_length=1000, blank=True)
    body = ProseField("мәтіні", blank=True)
    source_name = PlainField("дереккөзі", max_length=120, blank=True)
    source_url = models.URLField("дереккөз сілтемесі", max_length=500, blank=True)
    tags = models.ManyToManyField(
        Tag, blank=True, related_name="articles", verbose_name="белгілері"
    )
    related = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="chosen_by",
        verbose_name="осы тақырыпта",
        help_text="Бос қалса, сөздері ұқсас мақалалар өзі таңдалады.",
    )
    lead_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lead_of",
        verbose_name="басты суреті",
    )
    slug = models.CharField(
        "мекенжайы",
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^[-a-zA-Z0-9_]+\Z", "Тек a–z, 0–9, _ және сызықша.")],
        help_text="Бос қалса, тақырыптан жасалады.",
    )
    status = models.CharField("күйі", max_length=10, choices=Status.choices, default=Status.DRAFT)
    published_at = MomentField(
        "шығатын уақыты",
        null=True,
        blank=True,
        help_text="Болашақ уақыт қойылса, мақала сол кезде өзі шығады (Қызылорда уақыты).",
    )
    unpublish_at = MomentField("сайттан алынатын уақыты", null=True, blank=True)
    label = models.CharField(
        "жарнама белгісі", max_length=10, choices=Label.choices, default=Label.NONE, blank=True
    )
    comments_open = models.BooleanField("пікір жазуға болады", default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="written",
        verbose_name="жазған",
    )
    """Whose piece it is at the desk; who signs it stands in the bylines."""
    binned_at = models.DateTimeField("себетке салынған", null=True, editable=False)
    created = models.DateTimeField("жазылған", auto_now_add=True)
    changed = models.DateTimeField("өзгертілген", auto_now=True)
    version = models.PositiveIntegerField("нұсқасы", default=1)
    form_key = models.UUIDField("пішін кілті", null=True, blank=True, unique=True)
    """The form that wrote the article: sent twice, it is still one article."""

    objects = models.Manager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = "мақала"
        verbose_name_plural = "мақалалар"
        permissions = [("publish_article", "мақаланы жариялай алады")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="published_articles_have_a_time",
                violation_error_message="Жарияланатын мақаланың уақыты болуы керек.",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(published_at__gte=FIRST, published_at__lt=LAST),
                name="articles_are_of_a_calendars_years",
                violation_error_message="Шығатын жылы қате терілген.",
            ),
            models.CheckConstraint(
                condition=Q(unpublish_at__isnull=True) | Q(unpublish_at__gt=F("published_at")),
                name="articles_leave_after_they_came",
                violation_error_message="Мақала шыққанынан кейін ғана алынады.",
            ),
            models.CheckConstraint(
                condition=~Q(section="spiritual") | Q(rubric__isnull=True),
                name="rubrics_belong_to_news",
                violation_error_message="Руханият мақаласында айдар болмайды.",
            ),
            models.CheckConstraint(
                condition=Q(binned_at__isnull=True) | Q(status__in=("draft", "withdrawn")),
                name="nothing_in_the_bin_is_public",
                violation_error_message="Себеттегі мақала жарияланбайды.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-published_at", "-id"],
                include=["unpublish_at"],  # search orders its hits by the index alone
                condition=Q(status="published"),
                name="published_by_time",
            ),
            models.Index(
                fields=["section", "-published_at", "-id"],
                condition=Q(status="published"),
                name="published_by_section",
            ),
            models.Index(
                fields=["unpublish_at"],
                condition=Q(status="published", unpublish_at__isnull=False),
                name="due_to_leave",
            ),
            models.Index(
                fields=["binned_at"], condition=Q(binned_at__isnull=False), name="the_bin"
            ),
            models.Index(
                fields=["status", "-changed"],
                condition=Q(status__in=("draft", "review"), binned_at__isnull=True),
                name="articles_in_work",
            ),
            # The desk's lists, which count to their end, and the search by title.
            models.Index(
                fields=["section", "-published_at", "-id"],
                condition=Q(binned_at__isnull=True),
                name="articles_by_section",
            ),
            models.Index(
                fields=["section", "status", "-published_at", "-id"],
                include=["unpublish_at"],
                condition=Q(binned_at__isnull=True),
                name="articles_by_state",
            ),
            models.Index(F("id") / MARK_WIDTH, "published_at", name="article_by_mark"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="title_words"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if len(self.body) > body.LONGEST or self.body.count("<figure") > body.MOST_PHOTOS:
            raise ValidationError({"body": "Мәтін тым ұзақ: оны бірнеше мақалаға бөліңіз."})
        if self.status == Status.PUBLISHED and self.published_at is None:
            raise ValidationError({"published_at": "Жарияланатын мақаланың уақыты болуы керек."})
        if self.unpublish_at and self.published_at is None:
            raise ValidationError({"published_at": "Алынатын мақаланың шығатын уақыты да керек."})
        if self.unpublish_at and self.published_at and self.unpublish_at <= self.published_at:
            raise ValidationError({"unpublish_at": "Мақала шыққанынан кейін ғана алынады."})

    def save(self, **kwargs) -> None:
        """Save, unless somebody else did since this copy was read.

        :raises StaleVersion: nothing was written, and this copy is as it was.
        """
        self.tidy()
        if self._state.adding:
            super().save(**kwargs)
            return
        with transaction.atomic():
            self.claim()
            super().save(**kwargs)

    def tidy(self) -> None:
        """Bring the texts into the form in which they are kept, whoever writes them."""
        self.title = mended(self.title).strip()
        self.lead = mended(self.lead).strip()
        self.body = body.mended(body.sanitise(self.body))  # type: ignore[assignment]
        self.slug = self.slug or slugify(self.title)

    def claim(self) -> None:
        """Take the next version number; the row stays locked until the transaction ends."""
        same = Article.objects.filter(pk=self.pk, version=self.version)
        if not same.update(version=F("version") + 1):
            raise StaleVersion(f"№ {self.pk}")
        self.version += 1

    def get_absolute_url(self) -> str:
        place = {"path": self.rubric.path} if self.rubric else {}
        return reverse(
            f"{self.section}:article", kwargs={**place, "pk": self.pk, "slug": self.slug}
        )
