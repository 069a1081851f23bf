"""What the newsroom says of itself, and its rules; the chief editor's alone."""

from django.contrib import admin

from news.admin.one_row import OneRowAdmin
from news.models import Newsroom


@admin.register(Newsroom)
class NewsroomAdmin(OneRowAdmin):
    fieldsets = (
        ("Атауы мен түсі", {"fields": ("name", "motto", "description", "logo", "palette")}),
        ("Байланыс", {"fields": ("address", "phone", "email", "links")}),
        ("Әр беттің соңында", {"fields": ("licence", "imprint")}),
        ("Ережелер", {"fields": ("two_person_rule", "comments_allowed")}),
    )
    autocomplete_fields = ("logo",)
