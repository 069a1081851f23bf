"""The files for programs, at the desk; the chief editor's alone."""

from django.contrib import admin

from news.admin.one_row import OneRowAdmin
from syndication.models import SiteFiles


@admin.register(SiteFiles)
class SiteFilesAdmin(OneRowAdmin):
    fields = ("robots", "ads", "security_contact")
