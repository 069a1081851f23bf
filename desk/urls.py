"""Addresses for people who cannot sign in yet; the admin's login page links to the first."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import views
from django.urls import path

from desk.passwords import ChosenPasswordView, ForgottenPasswordView
from desk.site import desk_name
from news.admin import editing


def titled(title: str) -> dict[str, Any]:
    """Django's views under the newsroom's own name, which templates ask for."""
    context = {"site_header": desk_name, "site_title": desk_name, "title": title}
    return {"title": title, "extra_context": context}


urlpatterns = [
    path("qoyu/", admin.site.admin_view(editing.paste), name="editor_paste"),
    path("muqaba/", admin.site.admin_view(editing.cover), name="editor_cover"),
    path(
        "qupiasoz/",
        ForgottenPasswordView.as_view(**titled("Құпиясөзді жаңарту")),
        name="admin_password_reset",
    ),
    path(
        "qupiasoz/zhiberildi/",
        views.PasswordResetDoneView.as_view(**titled("Хат жіберілді")),
        name="password_reset_done",
    ),
    path(
        "qupiasoz/<uidb64>/<token>/",
        ChosenPasswordView.as_view(**titled("Құпиясөз таңдау")),
        name="password_reset_confirm",
    ),
    path(
        "qupiasoz/daiyn/",
        views.PasswordResetCompleteView.as_view(**titled("Құпиясөз сақталды")),
        name="password_reset_complete",
    ),
]
