"""A walk through pages of the desk: what is said there, and what is answered to each form."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

# ---- what is read on a page ----

SPOKEN = ("title", "aria-label", "aria-description", "alt", "placeholder", "label")
UNSEEN = ("script", "style", "textarea", "template")


@dataclass
class Form:
    action: str
    fields: list[dict] = field(default_factory=list)


class Reader(HTMLParser):
    """Collects what is shown or read aloud on a page, and its forms."""

    def __init__(self, html: str):
        super().__init__()
        self.said: list[str] = []
        self.forms: list[Form] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        known = {name: value or "" for name, value in attributes}
        self.said += [known[name] for name in SPOKEN if name in known]
        if tag == "input" and known.get("type") in ("submit", "button", "reset"):
            self.said.append(known.get("value", ""))
        if tag in UNSEEN:
            self.inside = tag
        if tag == "form" and known.get("method", "").lower() == "post":
            self.forms.append(Form(known.get("action", "")))
        if self.forms and tag in ("input", "select", "textarea", "option", "button"):
            self.forms[-1].fields.append(known | {"tag": tag})

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, text: str) -> None:
        if not self.inside and text.strip():
            self.said.append(" ".join(text.split()))


# ---- what is sent ----


def sent(form: Form, text: str, *, choose: dict | None = None) -> dict:
    """The form with `text` in whatever a person fills in; hidden fields stay as they are."""
    data: dict = {}
    for one in form.fields:
        name, kind = one.get("name"), one.get("type", "text")
        if not name or one["tag"] in ("option", "button"):
            continue
        if kind == "hidden":
            data.setdefault(name, []).append(one.get("value", ""))
        elif kind == "file" and text:
            data[name] = SimpleUploadedFile("сурет.jpg", b"text")
        elif kind not in ("checkbox", "radio", "submit", "button", "file"):
            data[name] = text
        elif kind == "checkbox" and choose:
            data.setdefault(name, []).append(one.get("value", "on"))
    return data | (choose or {})


def actions_of(form: Form) -> list[str]:
    """The values of the list's select of actions."""
    values, is_open = [], False
    for one in form.fields:
        if one["tag"] != "option":
            is_open = one["tag"] == "select" and one.get("name") == "action"
        elif is_open and one.get("value"):
            values.append(one["value"])
    return values


@contextmanager
def undone(client):
    """Whatever is sent in here never happened: the next page finds the same rows."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def answers(client, address: str, known: set[str]):
    """The page, and what comes back when each of its forms is sent empty, wrong, and acted on.

    Pages in `known` were met before, at another address that leads there: they are not sent again.
    """
    page = client.get(address, follow=True)
    yield page
    place = page.request["PATH_INFO"]
    if not is_html(page) or place in known:
        return
    known.add(place)
    for form in Reader(page.text).forms:
        if "logout" in form.action:
            continue
        tries = [sent(form, ""), sent(form, "№" * 400)]
        tries += [sent(form, "", choose={"action": name}) for name in actions_of(form)]
        for data in tries:
            with undone(client):
                answer = client.post(form.action or place, data, follow=True)
                yield answer
                yield from confirmed(client, answer)


def confirmed(client, answer):
    """What is said when a question, «Таңдалған мақалалар жойылсын ба?», is answered with yes."""
    for form in Reader(answer.text).forms if is_html(answer) else []:
        if any(one.get("name") == "post" for one in form.fields):
            yield client.post(answer.request["PATH_INFO"], sent(form, ""), follow=True)


def is_html(response) -> bool:
    return response.get("Content-Type", "").startswith("text/html")


def opening(client, addresses: list[str]) -> list[str]:
    """Those of the addresses that are pages for this person."""
    found = {}
    for address in addresses:
        page = client.get(address, follow=True)
        if page.streaming:
            # A file closes when it is read.
            b"".join(page.streaming_content)
        if page.status_code == 200 and is_html(page):
            query = page.request["QUERY_STRING"]
            found[page.request["PATH_INFO"] + (f"?{query}" if query else "")] = None
    return list(found)
