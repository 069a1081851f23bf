"""The admin site as editors meet it: the newsroom's name, in Kazakh."""

from django.conf import settings
from django.contrib.admin import AdminSite


class Desk(AdminSite):
    site_header = f"{settings.SITE_NAME} редакциясы"
    site_title = f"{settings.SITE_NAME} редакциясы"
    index_title = "Редакция"
    site_url = "/"
