"""All addresses of the site. The newspaper's come last: its rubrics may be any word."""

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from news.addresses import page
from qazaly import installing, media, privacy
from qazaly.site_map import PARTS
from syndication.site_map import views

handler403 = "qazaly.errors.forbidden"
handler404 = "qazaly.errors.missing"
handler500 = "qazaly.errors.failed"

urlpatterns = [
    path("redaksia", RedirectView.as_view(url="/redaksia/", permanent=True)),
    path("redaksia/", include("desk.urls")),
    path("redaksia/", admin.site.urls),
    re_path(r"^media/(?P<path>photos/[0-9a-z]{2}/[0-9a-z.-]+)$", media.photo),
    re_path(r"^media/(?P<path>gazet/[0-9a-z]{24}/[0-9A-Za-z_-]+\.pdf)$", media.pdf),
    path("", include("legacy.urls")),
    path("favicon.ico", media.icon),
    path("manifest.webmanifest", installing.manifest),
    path("sw.js", installing.worker),
    *page("zhelisiz", installing.without_network, "without_network"),
    path("sitemap.xml", views.index, {"more": PARTS}, name="site_map"),
    path("sitemap-<slug:name>.xml", views.part, {"more": PARTS}, name="site_map_part"),
    path("", include("syndication.urls")),
    path("", include("spiritual.urls")),
    path("", include("archive.urls")),
    path("", include("pages.urls")),
    path("", include("letters.urls")),
    *page("qupiyalyq", privacy.privacy, "privacy"),
    path("", include("adverts.urls")),
    path("", include("paper.urls")),
    path("", include("news.urls")),
]
