"""Every page of the desk in a real browser: in Kazakh once its scripts ran, accessible, and no
wider than a phone."""

import pytest

from tests.browsing import faults_of, said_on, too_wide
from tests.desk_addresses import pages
from tests.desk_walk import opening
from tests.factories import make_articles, make_editor
from tests.newsroom import fill_the_newsroom, typed_words
from tests.test_desk_language import foreign

pytestmark = pytest.mark.django_db(transaction=True)
# So that two can share the work.
PARTS = 4
# The text editor is there where there is one.
# One template makes these for every table: axe looks at them for one.
ALIKE = ("/history/", "/delete/")
READY = "document.querySelectorAll('.prose-editor:not(:has(.tiptap))').length === 0"


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_kazakh_accessible_and_fits(open_desk, client, part):
    chief = make_editor(first_name="Айгүл", last_name="Серікқызы")
    rows = fill_the_newsroom()
    make_articles(50)
    own, page = typed_words(rows), open_desk(chief)
    client.force_login(chief)
    shown = opening(client, pages(rows)[part::PARTS])
    assert len(shown) > 60 / PARTS
    faults = [(address, fault) for address in shown for fault in wrong_on(page, address, own)]
    assert faults == []


def wrong_on(page, address, own):
    # The last page's complaints have all come when another one is there.
    page.goto("about:blank")
    page.faults.clear()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    page.wait_for_function(READY)
    faults = [*page.faults, *foreign(said_on(page), own)]
    if address.endswith(ALIKE) and "/news/article/" not in address:
        page.set_viewport_size({"width": 360, "height": 800})
        faults += [f"{too_wide(page)} px too wide"] if too_wide(page) else []
    else:
        faults += faults_of(page)
    # What looks writes styles into the page, which the policy does not let it.
    page.faults.clear()
    return faults
