"""Forms of the desk that know more than their table."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kazakh import name_key
from news import pictures
from news.models import Tag


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
