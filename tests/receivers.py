"""Servers that outlets send to: one that keeps what it is told, and one that plays Telegram."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver:
    """What came, in its order, and how it is answered; `address` is where it listens."""

    def __init__(self):
        self.came = []
        self.status = 200
        self.delay = 0.0
        self.arrived = threading.Event()

    def answer(self, path, content):
        return {}

    def __call__(self, handler):
        length = int(handler.headers.get("Content-Length", 0))
        content = handler.rfile.read(length)
        self.came.append((handler.path, dict(handler.headers), content))
        self.arrived.set()
        time.sleep(self.delay)
        said = json.dumps(self.answer(handler.path, json.loads(content))).encode()
        handler.send_response(self.status)
        handler.send_header("Content-Length", str(len(said)))
        handler.end_headers()
        handler.wfile.write(said)

    @property
    def told(self):
        return [json.loads(content) for _, _, content in self.came]

    def ids(self):
        return [headers["X-Delivery"] for _, headers, _ in self.came]


class Telegram(Receiver):
    """A channel: its messages by their numbers, as its readers see them."""

    def __init__(self):
        super().__init__()
        self.messages = {}

    def answer(self, path, content):
        if self.status != 200:
            return {"ok": False, "error_code": self.status, "description": "Too Many Requests"}
        number = content.get("message_id", len(self.messages) + 1)
        self.messages[number] = content["text"]
        return {"ok": True, "result": {"message_id": number}}


@contextmanager
def listening(receiver):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            try:
                receiver(self)
            except (BrokenPipeError, ConnectionResetError):
                return  # nobody waited for the answer

        def log_message(self, *_):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    receiver.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
