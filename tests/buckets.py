"""A real S3 server for tests, and sites whose photos lie there."""

import hashlib
import signal
import subprocess
import sys
from contextlib import contextmanager

import boto3

from tests.serving import free_port, wait_for
from tests.way_back import Site

KEY, SECRET = "kilt", "құ/пия+сөз"
ENCODED = "%D2%9B%D2%B1%2F%D0%BF%D0%B8%D1%8F%2B%D1%81%D3%A9%D0%B7"


class Store:
    """An S3 server of our own; what it holds is lost when it stops, unless it is put back."""

    def __init__(self):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", self.port]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, **quiet)
        wait_for(self.address)
        keys = {"aws_access_key_id": KEY, "aws_secret_access_key": "another"}
        self.client = boto3.client("s3", endpoint_url=self.address, region_name="us-east-1", **keys)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def held(self, bucket):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        keys = [one["Key"] for page in pages for one in page.get("Contents", ())]
        return {key: self.client.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}

    def hold(self, bucket, content):
        self.client.create_bucket(Bucket=bucket)
        for key, data in content.items():
            self.client.put_object(Bucket=bucket, Key=key, Body=data)


class InBucket(Site):
    """A site whose photos lie in a bucket; its folder of files stays empty."""

    def __init__(self, site, store, bucket):
        super().__init__(site.url, site.files)
        self.store, self.bucket = store, bucket
        store.hold(bucket, {})

    def environment(self):
        host = f"127.0.0.1:{self.store.port}"
        url = f"s3://{KEY}:{ENCODED}@{host}/{self.bucket}?scheme=http"
        # Its settings bring style sheets that nobody has to collect, and a folder in TMPDIR.
        ours = {"DJANGO_SETTINGS_MODULE": "tests.settings", "TMPDIR": str(self.files)}
        return super().environment() | ours | {"FILES_URL": url}

    def stored(self):
        held = self.store.held(self.bucket)
        return {key: hashlib.sha256(data).hexdigest() for key, data in held.items()}


@contextmanager
def silent(store):
    """It takes questions and answers none."""
    store.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        store.process.send_signal(signal.SIGCONT)
