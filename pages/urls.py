"""Addresses of the pages that stay, below /bet/."""

from news.addresses import page
from pages import views

app_name = "pages"

urlpatterns = page("bet/<slug:slug>", views.page, "page")
