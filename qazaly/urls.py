"""All addresses of the site. The newspaper's come last: its rubrics may be any word."""

from django.contrib import admin
from django.urls import include, path, re_path

from qazaly import media

urlpatterns = [
    path("redaksia/", include("desk.urls")),
    path("redaksia/", admin.site.urls),
    re_path(r"^media/(?P<path>photos/[0-9a-z]{2}/[0-9a-z.-]+)$", media.photo),
    path("favicon.ico", media.icon),
    path("", include("spiritual.urls")),
    path("", include("archive.urls")),
    path("", include("news.urls")),
]
