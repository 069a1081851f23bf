"""Settings of the site; what differs between machines comes from the environment.

DATABASE_URL  postgres://user:password@host/name, or postgres://postgres@/name?host=/socket/folder
DATABASE_REPLICA_URL  a streaming replica that readers' pages are read from
SECRET_KEY    a long random word
SITE_URL      the public address, https://qazaly.kz; with https cookies and headers are strict
FILES_ROOT    the folder of photos and printed issues: public/ is served, originals/ never
FILES_URL     s3://KEY:SECRET@host/bucket instead of that folder, see qazaly.files_url
STATIC_ROOT   the folder that collectstatic fills
EMAIL_URL     how mail is sent, smtp+tls://user:password@host:587; printed to the console without
FROM_EMAIL    the sender of invitations and password resets
CACHE_URL     redis://host:6379/0, where several machines share the pages they draw
PAGE_CACHE_MB the memory of each worker process for finished pages
LOG_FORMAT    line for people, json for programs
COUNTS_ROOT   where the workers of one server share their numbers; qazaly.serve makes it
TELEGRAM_API  where Telegram's bots are asked; https://api.telegram.org without
OUTLETS_MAY_BE_PRIVATE  whether webhooks may lead to http and into private networks: for trials
REQUIRE_TOTP  whether who publishes must sign in with a phone's code too; with https they must

With https a proxy stands in front; it must set X-Forwarded-Proto, and X-Real-IP to the reader's
own address, whatever the reader sent.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from js_asset import static_lazy

from news.editor import PARTS
from qazaly import files_url

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
# Written by make run for commands in a second terminal; a server sets real variables.
env.read_env(BASE_DIR / ".local" / "site.env")

SECRET_KEY = env("SECRET_KEY")
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
DEBUG = False
HOST = urlsplit(SITE_URL).hostname
ALLOWED_HOSTS = [HOST, "localhost"] if HOST == "127.0.0.1" else [HOST]

INSTALLED_APPS = [
    "news",
    "spiritual",
    "archive",
    "editions",
    "pages",
    "letters",
    "syndication",
    "adverts",
    "paper",
    "legacy",
    "desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "mptt",
    "csp",
    "django_prose_editor",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    # After the apps whose part of the admin it replaces.
    "desk.apps.DeskConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "qazaly.middleware.permissions_policy",
    "qazaly.middleware.readers_databases",
    "news.content.content_state",
    # Outside of all that may answer by itself: refusals are read in an edition too.
    "editions.middleware.Editions",
    "qazaly.middleware.old_questions",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Last: it turns the answer to one bad login too many into a refusal.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "qazaly.urls"
WSGI_APPLICATION = "qazaly.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "qazaly.furniture.on_every_page",
            ],
        },
    }
]


def database(variable: str) -> dict:
    """The database of that address; a socket's folder moves from its query to HOST."""
    settings = env.db(variable)
    options = settings.setdefault("OPTIONS", {})
    # A machine that is gone says nothing at all: nobody waits long for it.
    options |= {"connect_timeout": 3, "tcp_user_timeout": 5000}
    settings["HOST"] = options.pop("host", settings.get("HOST", ""))
    # A sleeping thread's connection is closed by the database (see qazaly.serve), so it is
    # looked at before it is used again.
    return settings | {"CONN_MAX_AGE": 15, "CONN_HEALTH_CHECKS": True}


DATABASES = {"default": database("DATABASE_URL")}
if "DATABASE_REPLICA_URL" in env.ENVIRON:
    DATABASES["replica"] = database("DATABASE_REPLICA_URL")
DATABASE_ROUTERS = ["news.databases.Router"]

PAGE_CACHE_BYTES = env.int("PAGE_CACHE_MB", default=32) * 1024 * 1024
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
# Drawn parts of pages, which belong to what this process has read.
CACHES["template_fragments"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "fragments",
}
CACHE_IS_SHARED = "CACHE_URL" in env.ENVIRON
if CACHE_IS_SHARED:
    # A reader waits no longer for it than for drawing the page.
    CACHES["default"]["OPTIONS"] = {"socket_timeout": 0.3, "socket_connect_timeout": 0.3}

TELEGRAM_API = env("TELEGRAM_API", default="https://api.telegram.org")
OUTLETS_MAY_BE_PRIVATE = env.bool("OUTLETS_MAY_BE_PRIVATE", default=False)

COUNTS_ROOT = Path(env("COUNTS_ROOT")) if "COUNTS_ROOT" in env.ENVIRON else None

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "kk"
TIME_ZONE = "Asia/Qyzylorda"
TIME_ZONE_NAME = "Қызылорда уақыты"
USE_TZ = True
FORMAT_MODULE_PATH = ["qazaly.formats"]
# Before Django's own Kazakh and the packages', which say half and some of it badly.
LOCALE_PATHS = [BASE_DIR / "locale"]

FILES_ROOT = Path(env("FILES_ROOT", default=str(BASE_DIR / ".local" / "files")))
MEDIA_URL = "/media/"
MEDIA_ROOT = FILES_ROOT / "public"
ORIGINALS_ROOT = FILES_ROOT / "originals"
STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(BASE_DIR / ".local" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": ORIGINALS_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "qazaly.styles.OneStyleSheetStorage"},
}
if bucket := env("FILES_URL", default=""):
    STORAGES |= files_url.storages(bucket, MEDIA_URL)
# Pictures and fonts are compressed already, and nobody reads the maps of sources.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("jpg", "png", "webp", "woff", "woff2", "map")
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("FROM_EMAIL", default="redaksia@localhost")

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "desk.signing_in.Backend"]
# The first makes new hashes; those of the second are made anew when their people sign in.
PASSWORD_HASHERS = [
    f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Argon2", "PBKDF2")
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

SECURE = SITE_URL.startswith("https:")
REQUIRE_TOTP = env.bool("REQUIRE_TOTP", default=SECURE)
OTP_TOTP_ISSUER = HOST
SESSION_ENGINE = "desk.sessions"
SESSION_COOKIE_AGE = 60 * 60

AXES_HANDLER = "desk.throttling.Throttle"
AXES_LOCKOUT_CALLABLE = "desk.throttling.too_many"
AXES_CLIENT_IP_CALLABLE = "desk.throttling.counted_address"
AXES_USERNAME_CALLABLE = "desk.throttling.counted_name"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(hours=1)  # how long axes keeps a failure
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-sessionid" if SECURE else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if SECURE else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 63072000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        # The nonce is sent only where a page asks for one: the text editor's import map.
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "qazaly.monitoring.logs.Line"},
        "json": {"()": "qazaly.monitoring.logs.Json"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env("LOG_FORMAT", default="line"),
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Every address that is not found would be a line: the desk will show them, not the log.
    # Bad logins stand in the desk's list of events, without the names that axes would log.
    "loggers": {"django.request": {"level": "ERROR"}, "axes": {"level": "ERROR"}},
}

# Our own nodes of the text editor, and what the server lets them write.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {"js": [static_lazy(module)], "extensions": {name: allow}} for module, name, allow in PARTS
]
