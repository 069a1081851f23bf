"""What a newsroom decides for itself; one row, changed at the desk by its chief."""

from __future__ import annotations

from django.db import models


class Newsroom(models.Model):
    two_person_rule = models.BooleanField(
        "екі адам ережесі",
        default=False,
        help_text="Өз мақаласын ешкім өзі жарияламайды: оны басқа редактор қарап шығады.",
    )

    class Meta:
        verbose_name = "редакция ережесі"
        verbose_name_plural = "редакция ережелері"
        default_permissions = ("change",)
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_newsroom")
        ]

    def __str__(self) -> str:
        return "Редакция ережелері"

    @classmethod
    def ours(cls) -> Newsroom:
        """The newsroom's row; before anybody decided anything, what is usual."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
