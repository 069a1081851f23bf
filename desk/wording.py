"""Kazakh where Django speaks English in its code, out of every catalogue's reach."""

from django.apps import apps
from django.contrib.admin.templatetags import admin_list
from django.contrib.admin.widgets import SELECT2_TRANSLATIONS
from django.db import models
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

ANSWERS = {True: ("yes", "Иә"), False: ("no", "Жоқ"), None: ("unknown", "Белгісіз")}


def say_in_kazakh() -> None:
    """Put our words where Django's stand; called once, when all apps are there."""
    # The file is ours, in static/, under the name by which the admin asks for it.
    SELECT2_TRANSLATIONS["kk"] = "kk"
    admin_list._boolean_icon = boolean_icon  # type: ignore[attr-defined]
    for model in apps.get_models(include_auto_created=True):
        if model._meta.auto_created:
            model.__str__ = both_ends  # type: ignore[assignment]


def boolean_icon(value: bool | None) -> SafeString:
    """The picture of «иә» or «жоқ», which Django describes as «True»."""
    name, answer = ANSWERS[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), answer)


def both_ends(link: models.Model) -> str:
    """«Көпір ашылды – Өзен» for a row that ties two others, where Django says its table's name."""
    ends = [field.name for field in link._meta.concrete_fields if field.is_relation]
    return " – ".join(str(getattr(link, name)) for name in ends)
