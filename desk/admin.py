"""People of the desk: invited here, given a role, and helped when they cannot get in."""

import logging

from django.contrib import admin, messages
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from desk import audit  # its list is registered by importing it
from desk.accounts import invitation
from desk.people import PersonForm
from desk.requests import DeskRequest
from desk.roles import give_role, role_of
from desk.second_factor import forget_devices
from desk.sessions import end_sessions
from desk.throttling import unlock
from news.audit import Kind, note

logger = logging.getLogger(__name__)

# Rights are the roles', and keys of phones are nobody's to look at.
for model in (User, Group, TOTPDevice, StaticDevice):
    admin.site.unregister(model)


@admin.register(User)
class PeopleAdmin(admin.ModelAdmin):
    """The chief editor's alone. Nobody is deleted: what a person did stays told."""

    form = PersonForm
    list_display = (
        *("email", "first_name", "last_name", "role"),
        *("has_phone", "is_active", "last_login"),
    )
    search_fields = ("email", "first_name", "last_name")
    ordering = ("email",)
    readonly_fields = ("username", "last_login")
    actions = ("send_invitation", "reset_phone", "unlock")

    class Media:
        css = {"all": ["desk/account.css"]}

    def get_queryset(self, request: DeskRequest):
        return super().get_queryset(request).prefetch_related("groups", "totpdevice_set")

    def get_fields(self, request: DeskRequest, obj: User | None = None):
        if obj is None:
            return ("email", "first_name", "last_name", "role")
        own = ("username", "email", "first_name", "last_name", "last_login")
        return (*own, "role", "is_active")

    def get_readonly_fields(self, request: DeskRequest, obj: User | None = None):
        return self.readonly_fields if obj else ()

    def has_module_permission(self, request: DeskRequest) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request: DeskRequest, obj: User | None = None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request: DeskRequest) -> bool:
        return request.user.is_superuser

    def has_change_permission(self, request: DeskRequest, obj: User | None = None) -> bool:
        return request.user.is_superuser

    def has_delete_permission(self, request: DeskRequest, obj: User | None = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: DeskRequest) -> bool:
        # A filter by the password's hash would give it away letter by letter.
        return "password" not in lookup and super().lookup_allowed(lookup, value, request)

    @admin.display(description="рөлі")
    def role(self, person: User) -> str:
        found = role_of(person)
        return found.name if found else "–"

    @admin.display(description="растауы", boolean=True)
    def has_phone(self, person: User) -> bool:
        return any(device.confirmed for device in person.totpdevice_set.all())  # type: ignore[attr-defined]

    def save_model(self, request: DeskRequest, obj: User, form: PersonForm, change: bool):
        if not change:
            obj.set_unusable_password()
        give_role(obj, form.after)
        if not obj.is_active:
            end_sessions(obj.pk)
        if not change:
            self.send(request, obj)

    def log_addition(self, request: DeskRequest, obj: User, message: object) -> None:
        note(request.user, obj, f"{obj.email} адамын шақырды", Kind.ACCOUNT)

    def log_change(self, request: DeskRequest, obj: User, message: object) -> None:
        """In words of our own; «changed the field role» would say little."""

    def save_form(self, request: DeskRequest, form: PersonForm, change: bool) -> User:
        person = super().save_form(request, form, change)
        for told in changes(form) if change else ():
            note(request.user, person, f"{audit.called(person)}: {told}", Kind.ACCOUNT)
        return person

    @admin.action(description="Шақыру хатын қайта жіберу", permissions=["change"])
    def send_invitation(self, request: DeskRequest, queryset) -> None:
        for user in queryset.filter(is_active=True).exclude(email=""):
            self.send(request, user)

    def send(self, request: DeskRequest, user: User) -> None:
        try:
            invitation(user).send()
        except OSError:
            logger.exception("An invitation could not be sent")
            self.message_user(request, f"{user.email}: хат жіберілмеді.", messages.ERROR)
        else:
            self.message_user(request, f"Шақыру хаты {user.email} мекенжайына жіберілді.")

    @admin.action(description="Телефоны жоғалды: растауын алып тастау", permissions=["change"])
    def reset_phone(self, request: DeskRequest, queryset) -> None:
        self.help(request, queryset, forget_devices, "телефонмен растауын алып тастады")

    @admin.action(description="Кіру құлпын ашу", permissions=["change"])
    def unlock(self, request: DeskRequest, queryset) -> None:
        self.help(request, queryset, unlock, "кіру құлпын ашты")

    def help(self, request: DeskRequest, people, act, told: str) -> None:
        for person in people:
            act(person)
            note(request.user, person, f"{audit.called(person)}: {told}", Kind.ACCOUNT)
        names = ", ".join(audit.called(person) for person in people)
        self.message_user(request, f"Орындалды: {names}.")


def changes(form: PersonForm) -> list[str]:
    """What the chief did to the person, each as a piece of a sentence."""
    told = []
    if form.after != form.before:
        told.append(
            f"рөлін өзгертті ({form.before.name if form.before else '–'} → {form.after.name})"
        )
    if "is_active" in form.changed_data:
        told.append("кіруін ашты" if form.cleaned_data["is_active"] else "кіруін жапты")
    if {"email", "first_name", "last_name"} & set(form.changed_data):
        told.append("аты-жөнін немесе поштасын өзгертті")
    return told
