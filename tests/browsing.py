"""What tests in a browser share: somebody at the desk, what the browser complains of, and axe."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from playwright.sync_api import expect

from tests.factories import make_editor

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast"]
WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def watch(page, home):
    """Collect what the browser complains of, and each request to anybody else."""
    page.faults = []

    def look(request):
        if not request.url.startswith(home):
            page.faults.append(request.url)

    page.on("console", lambda note: note.type == "error" and page.faults.append(note.text))
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on("request", look)
    page.set_default_timeout(20_000)


def sign_in(context, home, person):
    """By the session alone; the form has tests of its own."""
    client = Client()
    client.force_login(person)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": home}])


@pytest.fixture
def desk(open_desk):
    """The chief editor's browser."""
    return open_desk(make_editor())


def editor_of(page):
    editor = page.locator(".prose-editor .tiptap")
    expect(editor).to_be_visible()
    return editor


def violations(page, rules=RULES, within=None):
    """What axe finds on the page, or within a part of it: the rule, and where it is broken."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # Style sheets are read anew only for rules that are not asked for.
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    run = "([within, options]) => axe.run(within ?? document, options)"
    found = page.evaluate(run, [within, options])["violations"]
    return [(one["id"], [node["html"][:150] for node in one["nodes"]][:5]) for one in found]


def too_wide(page):
    """By how many pixels the page scrolls sideways; a phone's own width grows with its page."""
    needed = page.evaluate("document.documentElement.scrollWidth")
    return max(0, needed - page.viewport_size["width"])


# Colours are the same at every width, so each scheme is looked at in one; on a phone it is what
# a narrow page and a dark one may break that is asked for again.
NARROW = ["color-contrast", "target-size", "scrollable-region-focusable", "aria-hidden-focus"]
LOOKS = ((1280, "light", RULES), (360, "dark", NARROW))


def faults_of(page, looks=LOOKS):
    """What axe finds at a desk's width in light and a phone's in dark, and whether it fits."""
    faults = []
    for width, scheme, rules in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        # What lies below the row of buttons is nobody's target until it is scrolled to.
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        faults += [(width, scheme, fault) for fault in violations(page, rules)]
        if wide := too_wide(page):
            faults.append((width, f"{wide} px too wide"))
    return faults


# What a person sees, or has read aloud, at this moment; names of icons and typed texts are neither.
SAID = """() => {
  const ours = (element) => !element.closest(
    ".material-icons, .tiptap, script, style, textarea, noscript, template")
  const said = []
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode
    if (data.trim() && ours(parentElement)) said.push(data.trim())
  }
  const spoken = ["title", "aria-label", "aria-description", "alt", "placeholder", "label"]
  for (const element of document.querySelectorAll("*")) {
    if (element.closest(".tiptap")) continue
    for (const name of spoken) if (element.hasAttribute(name)) said.push(element.getAttribute(name))
    if (element.matches("input[type=submit], input[type=button]")) said.push(element.value)
  }
  return said
}"""


def said_on(page) -> list[str]:
    return page.evaluate(SAID)
