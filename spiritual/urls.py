"""Addresses of the column, below /ruhaniyat/."""

from django.urls import path

from news import views as news
from news.addresses import stream
from spiritual import views

app_name = "spiritual"

urlpatterns = [
    path("ruhaniyat/<number:pk>-<oldslug:slug>.html", news.article, name="article"),
    *stream("ruhaniyat", views.column, "column"),
]
