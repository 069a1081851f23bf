"""People of the desk: invited here, and given their rights."""

import logging

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from desk.accounts import invite

logger = logging.getLogger(__name__)

admin.site.unregister(User)
admin.site.unregister(Group)


class InvitationForm(forms.ModelForm):
    """An address is enough: the rest is the invited person's own."""

    email = forms.EmailField(label="Эл. поштасы", help_text="Осы мекенжайға шақыру хаты барады.")

    class Meta:
        model = User
        fields = ("email", "first_name", "last_name", "groups", "is_superuser")

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError("Бұл адам шақырылған. Тізімнен тауып, хатты қайта жіберіңіз.")
        return email

    def save(self, commit: bool = True) -> User:
        self.instance.username = self.instance.email = self.cleaned_data["email"]
        self.instance.is_staff = True
        self.instance.set_unusable_password()
        return super().save(commit)


@admin.register(User)
class PeopleAdmin(admin.ModelAdmin):
    list_display = ("email", "first_name", "last_name", "is_active", "is_superuser", "last_login")
    search_fields = ("email", "first_name", "last_name")
    ordering = ("email",)
    filter_horizontal = ("groups",)
    readonly_fields = ("username", "last_login")
    actions = ("send_invitation",)

    def get_form(self, request: HttpRequest, obj: User | None = None, **kwargs):
        if obj is None:
            kwargs["form"] = InvitationForm
        return super().get_form(request, obj, **kwargs)

    def get_fields(self, request: HttpRequest, obj: User | None = None):
        if obj is None:
            return InvitationForm.Meta.fields
        own = ("username", "email", "first_name", "last_name", "last_login")
        return (*own, "is_active", "is_staff", "is_superuser", "groups")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None):
        """Nobody gives away more than the chief editor has: rights are the chief's to give."""
        own = self.readonly_fields if obj else ()
        if request.user.is_superuser:
            return own
        return (*own, "is_superuser", "groups", *(["is_staff"] if obj else []))

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_above

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # A filter by the password's hash would give it away letter by letter.
        return "password" not in lookup and super().lookup_allowed(lookup, value, request)

    def save_model(self, request: HttpRequest, obj: User, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            self.send(request, obj)

    @admin.action(description="Шақыру хатын қайта жіберу", permissions=["change"])
    def send_invitation(self, request: HttpRequest, queryset) -> None:
        for user in queryset.exclude(email=""):
            self.send(request, user)

    def send(self, request: HttpRequest, user: User) -> None:
        try:
            invite(user.email)
        except OSError:
            logger.exception("An invitation could not be sent")
            self.message_user(request, f"{user.email}: хат жіберілмеді.", messages.ERROR)
        else:
            self.message_user(request, f"Шақыру хаты {user.email} мекенжайына жіберілді.")


@admin.register(Group)
class RightsAdmin(admin.ModelAdmin):
    search_fields = ("name",)
    filter_horizontal = ("permissions",)
