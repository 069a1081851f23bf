"""Forms of the desk that know more than their table."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kazakh import name_key
from news import pictures
from news.models import Article, Tag


class VersionedForm(forms.ModelForm):
    """A form that carries the version it was filled from and refuses a late save."""

    version = forms.IntegerField(label="Нұсқасы", widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(
        label="Пішін кілті", widget=forms.HiddenInput, required=False, initial=uuid.uuid4
    )

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not self.instance.pk:
            self.refuse_a_second_time(facts.get("form_key"))
            return facts | {"version": 1}
        if facts.get("version") != self.instance.version:
            raise ValidationError(self.too_late())
        return facts

    def too_late(self) -> str:
        return format_html(
            "Бұл мақаланы осы арада басқа біреу сақтап қойды. Мәтініңіз төменде, жоғалған жоқ. "
            '<a href="{}" target="_blank">Мақаланың соңғы нұсқасын жаңа терезеде ашып</a>, '
            "өзгерісіңізді сонда енгізіңіз.",
            "?",
        )

    def refuse_a_second_time(self, key: uuid.UUID | None) -> None:
        written = Article.objects.filter(form_key=key).first() if key else None
        if written:
            raise ValidationError(f"Бұл мақала сақталып қойған: № {written.pk}, «{written}».")


class SeenVersion(forms.HiddenInput):
    """The version of a row of the list, shown and sent back: the list's page has no other place."""

    def render(self, name: str, value: object, attrs=None, renderer=None) -> SafeString:
        return format_html("{}{}", super().render(name, value, attrs, renderer), value)


class ListForm(VersionedForm):
    version = forms.IntegerField(label="Нұсқасы", widget=SeenVersion)

    def too_late(self) -> str:
        return "Бұл мақаланы басқа біреу сақтап қойды. Тізімді қайта ашыңыз."


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ("name",)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not name_key(name):
            raise ValidationError("Белгінің атауы жоқ.")
        twin = Tag.objects.filter(key=name_key(name)).exclude(pk=self.instance.pk).first()
        if twin:
            raise ValidationError(f"Мұндай белгі бар: «{twin}».")
        return name


class PhotoForm(forms.ModelForm):
    """A photo that readers can be shown: a picture by its content, described or decorative."""

    class Meta:
        # No link to the original: nobody is served it.
        widgets = {"original": forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})}

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not facts.get("decorative") and not facts.get("alt", "").strip():
            self.add_error("alt", "Суретті сипаттаңыз немесе «безендіру» деп белгілеңіз.")
        return facts

    def _post_clean(self) -> None:
        """Decode the picture once, here, where a refusal can still be said beside the field."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.make_renditions()
            except pictures.Refused as reason:
                self.add_error("original", str(reason))
