"""Forms of the desk that know more than their table."""

from django import forms
from django.core.exceptions import ValidationError

from kazakh import name_key
from news.models import FormerTag, Tag


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
        former = FormerTag.objects.filter(key=name_key(name)).first()
        if former:
            raise ValidationError(f"Мұндай белгі бұрын «{former.tag}» белгісіне біріктірілген.")
        return name
