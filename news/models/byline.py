"""Who signs an article: in what order, in which role."""

from django.db import models
from django.db.models import Q

from news.fields import PlainField
from news.models.article import Article
from news.models.person import Person


class Byline(models.Model):
    """One signature under an article: a person in a role, or a line of free text."""

    class Role(models.TextChoices):
        AUTHOR = "author", "автор"
        PHOTOGRAPHER = "photographer", "фототілші"
        TRANSLATOR = "translator", "аудармашы"
        EDITOR = "editor", "редактор"

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="bylines", verbose_name="адам"
    )
    role = models.CharField("рөлі", max_length=12, choices=Role.choices, default=Role.AUTHOR)
    text = PlainField(
        "еркін жазу",
        max_length=200,
        blank=True,
        help_text="Адамның орнына: «Аудан әкімінің баспасөз қызметі».",
    )
    order = models.PositiveSmallIntegerField("реті", default=0)

    class Meta:
        verbose_name = "қолтаңба"
        verbose_name_plural = "қолтаңбалар"
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, text="") | Q(person__isnull=True) & ~Q(text=""),
                name="a_byline_is_a_person_or_a_text",
                violation_error_message="Қолтаңбада не автор, не еркін жазу тұрады.",
            )
        ]

    def __str__(self) -> str:
        return self.person.name if self.person else self.text
