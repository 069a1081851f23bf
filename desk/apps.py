"""The desk, and Django's admin under the newsroom's own name."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Редакция"

    def ready(self) -> None:
        from desk.roles import settle_roles
        from desk.wording import say_in_kazakh

        say_in_kazakh()
        # Accounts come after all apps of ours, so that their permissions are there.
        post_migrate.connect(settle_roles, sender=apps.get_app_config("auth"))


class DeskAdminConfig(AdminConfig):
    default_site = "desk.site.Desk"
