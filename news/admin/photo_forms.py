"""Forms of the photo library: what may be shown to readers, and what is said of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html

from news import library, opening
from news.describing import is_file_name
from news.models import Photo

KINDS = "image/jpeg,image/png,image/webp,image/avif"
NOT_WRITTEN = (
    "Сурет сақталмады: қоймасында орын қалмаған не ол жауап бермей тұр. "
    "Сәлден кейін қайталап көріңіз, болмаса әкімшіге айтыңыз."
)


class DescribedForm(forms.ModelForm):
    """A photo is described for who cannot see it, or decorative."""

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        alt = facts.get("alt", "").strip()
        if is_file_name(alt):
            self.add_error("alt", "Бұл – файлдың аты. Суретте не бар екенін сөзбен жазыңыз.")
        elif not alt and not facts.get("decorative"):
            self.add_error("alt", "Суретті сипаттаңыз немесе «безендіру» деп белгілеңіз.")
        return facts


class WordsForm(DescribedForm):
    """The words beside a thumbnail, many on one page."""

    class Meta:
        model = Photo
        fields = ("alt", "decorative", "caption", "credit")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["alt"].widget = forms.Textarea(attrs={"rows": 2, "maxlength": 300})
        self.fields["caption"].widget = forms.Textarea(attrs={"rows": 2, "maxlength": 300})

    def keep(self, credit: str) -> None:
        """Write the words alone, with the common credit where the photo has none of its own."""
        words = self.cleaned_data | {"credit": self.cleaned_data["credit"] or credit}
        Photo.objects.filter(pk=self.instance.pk).update(**words)


class PhotoForm(DescribedForm):
    """A photo that readers can be shown: a picture by its content, described or decorative."""

    # However long its name is: the library gives it another.
    original = forms.FileField(
        label="сурет файлы",
        # No link to the original: nobody is served it.
        widget=forms.FileInput(attrs={"accept": KINDS}),
        help_text="JPEG, PNG, WebP немесе AVIF, 12 мегабайтқа дейін.",
    )

    def clean_original(self) -> Any:
        file = self.cleaned_data["original"]
        twin = None if self.instance.pk else self.same_file(file)
        if twin:
            raise ValidationError(
                format_html(
                    'Бұл сурет кітапханада бар: <a href="{}">«{}»</a>.',
                    reverse("admin:news_photo_change", args=[twin.pk]),
                    twin,
                )
            )
        return file

    def same_file(self, file: Any) -> Photo | None:
        try:
            return library.known(file)
        except opening.Refused as reason:
            raise ValidationError(str(reason)) from reason

    def _post_clean(self) -> None:
        """Decode the picture once, here, where a refusal can still be said beside the field."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.make_renditions()
            except opening.Refused as reason:
                self.add_error("original", str(reason))
            except OSError:
                self.add_error("original", NOT_WRITTEN)
