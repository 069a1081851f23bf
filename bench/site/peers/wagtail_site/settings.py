"""What `wagtail start` writes for production, on PostgreSQL; with WAGTAIL_CACHE finished pages."""

import os
from pathlib import Path

HERE = Path(__file__).parent
CACHED = "WAGTAIL_CACHE" in os.environ

SECRET_KEY = "only-for-measuring"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
WAGTAIL_SITE_NAME = "Қазалы"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
ROOT_URLCONF = "bench.site.peers.wagtail_site.urls"
INSTALLED_APPS = [
    "bench.site.peers.wagtail_site",
    "wagtailcache",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
# Its cache keeps what GZip made of a page.
FIRST = ["wagtailcache.cache.UpdateCacheMiddleware"] if CACHED else []
LAST = ["wagtailcache.cache.FetchFromCacheMiddleware"] if CACHED else []
MIDDLEWARE = [
    *FIRST,
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    *LAST,
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,  # without DEBUG they are read once and kept
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "wagtail",
        "USER": "postgres",
        "HOST": os.environ["WAGTAIL_SOCKET"],
        "CONN_MAX_AGE": None,
    }
}
# Without DEBUG an error would be told to nobody.
LOGGING = {
    "version": 1,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
}
WAGTAIL_CACHE = CACHED
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
STATIC_URL = "/static/"
LANGUAGE_CODE = "kk"
TIME_ZONE = "Asia/Qyzylorda"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
