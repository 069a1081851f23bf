"""The forms in which the chief editor invites people and gives them their one role."""

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from desk.accounts import known
from desk.roles import BY_KEY, ROLES, Role, role_of

LAST = "Бұл – жалғыз бас редактор. Алдымен басқа біреуді бас редактор етіңіз."


class PersonForm(forms.ModelForm):
    """An address and a role: the rest is the person's own."""

    email = forms.EmailField(label="Эл. поштасы", max_length=150)
    role = forms.ChoiceField(
        label="Рөлі",
        choices=[
            (role.key, format_html("<b>{}</b>. {}", role.name, " ".join(role.sentences)))
            for role in ROLES
        ],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = User
        fields = ("email", "first_name", "last_name", "is_active")
        labels = {"is_active": "Редакцияға кіре алады"}
        help_texts = {
            "is_active": "Жұмыстан кеткен адамның белгісін алып тастаңыз: жазғаны қалады."
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.before = role_of(self.instance) if self.instance.pk else None
        self.fields["role"].initial = self.before.key if self.before else None

    @property
    def after(self) -> Role:
        return BY_KEY[self.cleaned_data["role"]]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        other = known(email)
        if other and other.pk != self.instance.pk:
            raise ValidationError("Бұл адам шақырылған. Тізімнен тауып, хатты қайта жіберіңіз.")
        return email

    def clean(self) -> dict:
        facts = super().clean() or self.cleaned_data
        stays = facts.get("role") == "chief" and facts.get("is_active", True)
        if self.instance.pk and not stays and is_last_chief(self.instance):
            raise ValidationError(LAST)
        return facts

    def _post_clean(self) -> None:
        """The address is the login too, unless the account has a login of its own."""
        email = self.cleaned_data.get("email")
        if email and self.instance.username in ("", self.instance.email):
            self.instance.username = email
        super()._post_clean()


def is_last_chief(user: User) -> bool:
    """Whether nobody else could give roles. Within a transaction: two chiefs who deactivate
    each other at once wait here, and the second is refused."""
    chiefs = User.objects.filter(is_superuser=True, is_active=True).order_by("pk")
    return [chief.pk for chief in chiefs.select_for_update()] == [user.pk]
