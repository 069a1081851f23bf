"""The site's settings, quicker and away from its files."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("SITE_URL", "http://testserver")
# Each worker of the suite has files of its own.
os.environ["FILES_ROOT"] = str(Path(tempfile.gettempdir()) / f"qazaly-test-{os.getpid()}")
os.environ["STATIC_ROOT"] = str(Path(os.environ["FILES_ROOT"]) / "static")
Path(os.environ["STATIC_ROOT"]).mkdir(parents=True, exist_ok=True)
# The browser's driver runs an event loop; Django would refuse the database beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

from qazaly.settings import *  # noqa: F403
from qazaly.settings import MIDDLEWARE, STORAGES

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
CSRF_TRUSTED_ORIGINS = []
MIDDLEWARE = ["tests.inflight.counted", *MIDDLEWARE]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A live server does not know hashed names; one test has the real storage.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
