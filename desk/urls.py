"""Addresses for people who cannot sign in yet; the admin's login page links to the first."""

from django.contrib.auth import views
from django.urls import path

from desk.accounts import ForgottenPasswordView

urlpatterns = [
    path("qupiasoz/", ForgottenPasswordView.as_view(), name="admin_password_reset"),
    path(
        "qupiasoz/zhiberildi/",
        views.PasswordResetDoneView.as_view(),
        name="password_reset_done",
    ),
    path(
        "qupiasoz/<uidb64>/<token>/",
        views.PasswordResetConfirmView.as_view(),
        name="password_reset_confirm",
    ),
    path(
        "qupiasoz/daiyn/",
        views.PasswordResetCompleteView.as_view(),
        name="password_reset_complete",
    ),
]
