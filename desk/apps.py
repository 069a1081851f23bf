"""The desk, and Django's admin under the newsroom's own name."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Редакция"


class DeskAdminConfig(AdminConfig):
    default_site = "desk.site.Desk"
