"""Photos in a bucket: only a site with FILES_URL loads this module and the library behind it."""

import shutil
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from tempfile import SpooledTemporaryFile
from types import SimpleNamespace
from typing import IO, Any
from urllib.parse import urljoin

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

CLIENT = Config(
    # Somebody waits: an editor for an upload, a reader for a picture.
    connect_timeout=3,
    read_timeout=10,
    retries={"mode": "standard", "total_max_attempts": 2},
    max_pool_connections=32,
    signature_version="s3v4",
    # Every store knows addresses with the bucket in their path, and not every one newer checksums.
    s3={"addressing_style": "path"},
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)
# A file goes up in one request, all of it or nothing; none of ours is larger than 40 MB.
WHOLE = TransferConfig(multipart_threshold=64 * 1024 * 1024, use_threads=False)
# Nobody is served from the bucket itself: what a file is, our own host says.
ANY = {"ContentType": "application/octet-stream"}
# Threads may share a client, and the two folders are of one bucket: one for each of 32 threads
# took 390 MB where this takes 16.
SHARED = SimpleNamespace()
LARGEST_IN_MEMORY = 12 * 1024 * 1024
FAULTS = (BotoCoreError, Boto3Error, ClientError)


def telling(method: Callable) -> Callable:
    """Tell of the bucket's faults as of a network's: who bears a disk's faults bears these, too."""

    @wraps(method)
    def asked(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except FAULTS as reason:
            raise ConnectionError(str(reason)) from reason

    return asked


def whole(body: IO[bytes]) -> IO[bytes]:
    """All of it: pictures in memory, a printed issue on this machine's disk."""
    kept = SpooledTemporaryFile(LARGEST_IN_MEMORY)  # noqa: SIM115 (whoever asked closes it)
    shutil.copyfileobj(body, kept)
    kept.seek(0)
    return kept


class Bucket(S3Storage):
    """One folder of the bucket. Its objects are private; `base_url` is our own host's.

    :raises ConnectionError: the bucket is away, or does not do what it is asked.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._connections = SHARED

    def get_default_settings(self) -> dict[str, Any]:
        ours = {"client_config": CLIENT, "transfer_config": WHOLE, "object_parameters": ANY}
        return {**super().get_default_settings(), **ours, "base_url": None}

    _save = telling(S3Storage._save)
    delete = telling(S3Storage.delete)
    exists = telling(S3Storage.exists)
    listdir = telling(S3Storage.listdir)
    size = telling(S3Storage.size)

    @telling
    def _open(self, name: str, mode: str = "rb") -> File:
        """The whole file, in one request: a fault shows before its first byte is handed on."""
        client, key = self.connection.meta.client, self._normalize_name(name)
        try:
            stored = client.get_object(Bucket=self.bucket_name, Key=key)
        except client.exceptions.NoSuchKey as reason:
            raise FileNotFoundError(name) from reason
        with closing(stored["Body"]) as body:
            return File(whole(body), name=name)

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """An address of our own: readers ask no third party, and addresses outlive stores."""
        if self.base_url is None:
            raise ValueError("Nobody is served from this folder.")
        return urljoin(self.base_url, filepath_to_uri(name))
