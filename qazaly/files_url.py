"""FILES_URL: photos in a bucket of an S3-compatible store instead of on this machine's disk.

s3://KEY:SECRET@host/bucket, with ?region=… and ?scheme=http where the store needs them.
"""

import re
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

FORM = (
    "FILES_URL must be s3://KEY:SECRET@host/bucket with whatever is no letter or digit in KEY and "
    "SECRET percent-encoded; ?region=NAME&scheme=http may follow"
)
BUCKET = re.compile(r"/([A-Za-z0-9][A-Za-z0-9._-]{2,62})/?")
HOST = re.compile(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?")
# Loaded with its library when a storage is first asked for: a site without a bucket has neither.
BACKEND = "qazaly.bucket.Bucket"


def storages(url: str, base_url: str) -> dict[str, dict[str, Any]]:
    """The storages of photos in that bucket, as Django's STORAGES wants them.

    :raises ImproperlyConfigured: the address is none; what it holds is not repeated.
    """
    where = options(url)
    # A rendition's name is its content's hash: written again, it is the same.
    public = {"location": "public", "base_url": base_url}
    originals = {"location": "originals", "file_overwrite": False}
    return {
        "default": {"BACKEND": BACKEND, "OPTIONS": where | public},
        "originals": {"BACKEND": BACKEND, "OPTIONS": where | originals},
    }


def options(url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        asked = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError as reason:
        raise ImproperlyConfigured(FORM) from reason
    host, bucket = parts.netloc.rpartition("@")[2], BUCKET.fullmatch(parts.path)
    scheme, region = asked.pop("scheme", "https"), asked.pop("region", "us-east-1")
    is_whole = parts.scheme == "s3" and parts.username and parts.password and HOST.fullmatch(host)
    if not (is_whole and bucket and scheme in ("http", "https")) or asked or parts.fragment:
        raise ImproperlyConfigured(FORM)
    return {
        "access_key": unquote(str(parts.username)),
        "secret_key": unquote(str(parts.password)),
        "endpoint_url": f"{scheme}://{host}",
        "region_name": region,
        "bucket_name": bucket[1],
    }
