"""The article's form: it knows who fills it, from which version, and what the person wants."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from news import actions, rights
from news.admin.articles import warnings
from news.admin.articles.values import MOMENTS, Values, initial_of
from news.models import Article
from news.models.article import Section, Status

SAVE, REVIEW, PUBLISH, WITHDRAW, TO_DRAFT = "_save", "_review", "_publish", "_withdraw", "_draft"
INTENTS = (REVIEW, PUBLISH, WITHDRAW, TO_DRAFT)
# The states from which each button leads on.
FROM = {
    REVIEW: (Status.DRAFT, Status.WITHDRAWN),
    TO_DRAFT: (Status.REVIEW,),
    PUBLISH: (Status.DRAFT, Status.REVIEW, Status.WITHDRAWN),
    WITHDRAW: (Status.PUBLISHED,),
}
TWO_PEOPLE = "Екі адам ережесі бойынша өз мақалаңызды басқа редактор шығарады."


class ArticleForm(forms.ModelForm):
    """The form of one piece.

    What becomes of the piece is said by the button that was pressed, never by a field: a state
    cannot be changed by a slip of the hand.
    """

    version = forms.IntegerField(label="Нұсқасы", widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(
        label="Пішін кілті", widget=forms.HiddenInput, required=False, initial=uuid.uuid4
    )

    person: ClassVar[User]
    section: ClassVar[Section]
    refill: ClassVar[Values | None] = None

    wanted_at: datetime | None = None
    """The time that was typed; None: at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.instance.section = self.section
        if self.refill:
            self.initial.update(initial_of(self.refill))

    @property
    def intent(self) -> str:
        return next((name for name in INTENTS if name in self.data), SAVE)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if self.instance.pk:
            self.refuse_a_late_save(facts.get("version"))
        else:
            self.refuse_a_second_time(facts.get("form_key"))
            facts["version"] = 1
        self.refuse_without_right()
        self.refuse_from_another_state()
        self.keep_untouched_moments(facts)
        self.wanted_at = facts.get("published_at")
        if self.intent == PUBLISH:
            facts["published_at"] = self.wanted_at or timezone.now().replace(microsecond=0)
        return facts

    def keep_untouched_moments(self, facts: dict[str, Any]) -> None:
        """A form shows whole minutes: what nobody touched keeps its seconds."""
        for name in MOMENTS:
            was, now = getattr(self.instance, name), facts.get(name)
            if was and now and to_minute(was) == to_minute(now):
                facts[name] = was

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and self.intent == PUBLISH:
            self.refuse_what_must_be_mended()
        if not self.errors:
            self.settle_state()

    def refuse_what_must_be_mended(self) -> None:
        for trouble in warnings.musts(self.instance):
            self.add_error(
                trouble.field if trouble.field in self.fields else None, trouble.sentence
            )

    def settle_state(self) -> None:
        """Give the article the state that the button names."""
        if self.intent == PUBLISH:
            actions.make_public(self.instance)
        elif self.intent == WITHDRAW:
            self.instance.status = Status.WITHDRAWN
        elif self.intent == REVIEW:
            self.instance.status = Status.REVIEW
        elif self.intent == TO_DRAFT:
            self.instance.status = Status.DRAFT

    def refuse_without_right(self) -> None:
        if self.intent not in (PUBLISH, WITHDRAW) or rights.may_publish(self.person, self.instance):
            return
        if rights.publishes(self.person, self.instance.section):
            raise ValidationError(
                "Бұл – өз мақалаңыз. Екі адам ережесі бойынша оны басқа редактор жариялайды: "
                "қарауға жіберіңіз."
            )
        raise ValidationError("Жариялауға құқығыңыз жоқ: мақаланы қарауға жіберіңіз.")

    def refuse_from_another_state(self) -> None:
        """What readers see leaves them by its own button only, which asks first."""
        state = Status(self.instance.status)
        if self.intent in FROM and state not in FROM[self.intent]:
            raise ValidationError(f"«{state.label}» күйінде бұл батырма басылмайды.")

    def refuse_a_late_save(self, version: int | None) -> None:
        if version != self.instance.version:
            raise ValidationError("Бұл мақаланы осы арада басқа біреу сақтап қойды.")

    def refuse_a_second_time(self, key: uuid.UUID | None) -> None:
        written = Article.objects.filter(form_key=key).first() if key else None
        if written:
            raise ValidationError(f"Бұл мақала сақталып қойған: № {written.pk}, «{written}».")


def to_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


class SeenVersion(forms.HiddenInput):
    """The version of a row of the list, shown and sent back: the list's page has no other place."""

    def render(self, name: str, value: object, attrs=None, renderer=None) -> SafeString:
        return format_html("{}{}", super().render(name, value, attrs, renderer), value)


class ListForm(forms.ModelForm):
    """One row of the list; it obeys the same version as the form of the piece."""

    version = forms.IntegerField(label="Нұсқасы", widget=SeenVersion)

    person: ClassVar[User]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if facts.get("version") != self.instance.version:
            raise ValidationError("Бұл мақаланы басқа біреу сақтап қойды. Тізімді қайта ашыңыз.")
        if self.has_changed() and not rights.saves_at_once(self.person, self.instance):
            raise ValidationError(TWO_PEOPLE)
        return facts
