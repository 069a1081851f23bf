"""Forms of the desk that know more than their table."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kazakh import fold
from news import pictures
from news.models import Tag


class VersionedForm(forms.ModelForm):
    """A form that carries the version it was filled from and refuses a late save."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not self.instance.pk:
            return facts | {"version": 1}
        if facts.get("version") != self.instance.version:
            raise ValidationError(
                "Бұл мақаланы осы арада басқа біреу сақтап қойды. Мәтініңіз төменде, жоғалған жоқ: "
                "оны көшіріп алып, бетті жаңартыңыз да, өзгерісіңізді қайта енгізіңіз."
            )
        return facts


class SeenVersion(forms.HiddenInput):
    """The version of a row of the list, shown and sent back: the list's page has no other place."""

    def render(self, name: str, value: object, attrs=None, renderer=None) -> SafeString:
        return format_html("{}{}", super().render(name, value, attrs, renderer), value)


class ListForm(VersionedForm):
    version = forms.IntegerField(widget=SeenVersion)


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ("name",)

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not fold(name):
            raise ValidationError("Белгінің атауы жоқ.")
        twin = Tag.objects.filter(key=fold(name)).exclude(pk=self.instance.pk).first()
        if twin:
            raise ValidationError(f"Мұндай белгі бар: «{twin}».")
        return name


class PhotoForm(forms.ModelForm):
    """A photo that readers can be shown: a picture by its content, described or decorative."""

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not facts.get("decorative") and not facts.get("alt", "").strip():
            self.add_error("alt", "Суретті сипаттаңыз немесе «безендіру» деп белгілеңіз.")
        return facts

    def clean_original(self) -> Any:
        file = self.cleaned_data["original"]
        try:
            pictures.open_photo(file.read())
        except pictures.Refused as reason:
            raise ValidationError(str(reason)) from reason
        return file
