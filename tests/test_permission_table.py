"""Who may do what: each role with each piece in each state, by the buttons and by the posts.

The table says what shall be; every cell is tried through the client, and taken back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from news import actions, history
from news.models import Article, Proposal
from tests.desk_forms import (
    change,
    desk_of,
    form,
    fresh,
    page_of,
    signed_in,
    text_of,
    two_person_rule,
)
from tests.factories import make_article, make_person_of_the_desk, make_photo, make_spiritual

pytestmark = pytest.mark.django_db

# What somebody may do with a piece, a letter each:
#   O open its form and history     S save it at once        P propose a change
#   R send it to review             D take it back from there
#   U publish (put before readers)  W withdraw               A accept what an author proposed
#   B put it into the bin           T take it out of there   V bring a version back
STATES = ("draft", "review", "published", "withdrawn", "bin")
EVERYTHING = ("O S R U B V", "O S D U B V", "O S W A B V", "O S R U B V", "T")
OWN = ("O S R B V", "O S D B V", "O P", "O S R B V", "T")
NOTHING = ("", "", "", "", "")

TABLE = {
    # role, whose piece, section, with the two-person rule
    ("author", "own", "news", False): OWN,
    ("author", "own", "spiritual", False): OWN,
    ("author", "another's", "news", False): NOTHING,
    ("author", "another's", "spiritual", False): NOTHING,
    ("editor", "own", "news", False): EVERYTHING,
    ("editor", "another's", "news", False): EVERYTHING,
    ("editor", "another's", "spiritual", False): EVERYTHING,
    ("editor", "own", "news", True): OWN,
    ("editor", "own", "spiritual", True): OWN,
    ("editor", "another's", "news", True): EVERYTHING,
    ("column", "own", "spiritual", False): EVERYTHING,
    ("column", "another's", "spiritual", False): EVERYTHING,
    ("column", "another's", "news", False): NOTHING,
    ("column", "own", "news", False): NOTHING,
    ("column", "own", "spiritual", True): OWN,
    ("chief", "another's", "news", True): EVERYTHING,
    ("chief", "own", "news", True): OWN,
    ("chief", "own", "spiritual", False): EVERYTHING,
    (None, "another's", "news", False): NOTHING,
    (None, "own", "news", False): NOTHING,
}
CELLS = [
    pytest.param(*row, state, may, id="-".join(map(str, (*row, state))))
    for row, cells in TABLE.items()
    for state, may in zip(STATES, cells, strict=True)
]

BUTTONS = {"R": "_review", "D": "_draft", "U": "_publish", "W": "_withdraw"}


@pytest.mark.parametrize(("role", "whose", "section", "rule", "state", "may"), CELLS)
def test_each_role_does_what_the_table_says(role, whose, section, rule, state, may):
    client = signed_in(role, "aigul")
    author = client.person if whose == "own" else make_person_of_the_desk("author", "erlan")
    article = piece(section, state, author)
    if rule:
        two_person_rule()
    done = {letter for letter, tries in TRIES.items() if tries_in_vain(tries, client, article)}
    assert done == set(may.split())
    assert offered(client, article) == set(may.split()) & {*BUTTONS, "B", "S", "P"}


def piece(section: str, state: str, author) -> Article:
    """A piece with an older version, and somebody's change of it that waits."""
    make = make_spiritual if section == "spiritual" else make_article
    at_hand = "withdrawn" if state == "bin" else state
    made = make(title="Ескі", body="<p>Мәтін</p>", status=at_hand, written_by=author)
    article = Article.objects.get(pk=made.pk)
    article.title = "Тақырып"
    actions.save(article, by=None)
    if state == "bin":
        actions.put_into_bin(article, by=None)
    if state == "published":
        changed = history.snapshot(article) | {"title": "Ұсыныс"}
        somebody = make_person_of_the_desk("author", "serik")
        base = {"based_on": article.version, "snapshot": changed}
        Proposal.objects.create(article=article, proposed_by=somebody, **base)
    return article


def tries_in_vain(tries: Callable[..., bool], client, article: Article) -> bool:
    """Whether it was done; whatever it did is taken back."""
    with taken_back():
        return tries(client, article)


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def offered(client, article: Article) -> set[str]:
    """The letters of the buttons that the form shows."""
    response = client.get(change(article))
    if response.status_code != 200:
        return set()
    page = text_of(response)
    shown = {letter for letter, name in BUTTONS.items() if f'name="{name}"' in page}
    shown |= {"B"} if "Себетке салу" in page else set()
    return shown | ({"P"} if "Өзгерісті ұсыну" in page else {"S"})


# --- each deed, and how it is seen to be done ----------------------------------------------------


def opens(client, article: Article) -> bool:
    pages = ("change/", "history/", "history/1/")
    answers = {client.get(page_of(article, page)).status_code for page in pages}
    answers.add(client.get(f"{desk_of(article)}preview/?piece={article.pk}").status_code)
    answers.add(client.get(f"{desk_of(article)}preview/page/?piece={article.pk}").status_code)
    assert answers == {200} or 200 not in answers
    return answers == {200}


def send(client, article: Article, button: str = "_save", value: str = "1") -> Article:
    """Post the form as somebody would who never saw it."""
    sent = form(title="Жаңа", body="<p>Мәтін</p>", version=article.version)
    moment = article.published_at
    if moment and article.status == "published":
        sent |= {"published_at_0": f"{moment:%d.%m.%Y}", "published_at_1": "00:00"}
    if article.section == "news":
        sent |= {"rubric": article.rubric_id}
    client.post(change(article), sent | {button: value})
    return fresh(article)


def saves(client, article: Article) -> bool:
    return send(client, article).title == "Жаңа"


def proposes(client, article: Article) -> bool:
    before = article.proposals.count()
    send(client, article)
    return article.proposals.count() > before


def presses(name: str, status: str) -> Callable[..., bool]:
    def press(client, article: Article) -> bool:
        became = send(client, article, name, "now").status
        return became == status != article.status

    return press


def accepts(client, article: Article) -> bool:
    proposal = article.proposals.first()
    address = f"{desk_of(article)}proposals/{proposal.pk if proposal else 1}/"
    seen = client.get(address)
    stamp = seen.context["proposal"].stamp if seen.status_code == 200 else ""
    client.post(f"{address}answer/", {"accept": "1", "seen": stamp})
    return fresh(article).title == "Ұсыныс"


def bins(client, article: Article) -> bool:
    client.post(page_of(article, "delete/"), {"post": "yes"})
    return article.binned_at is None and fresh(article).binned_at is not None


def takes_out(client, article: Article) -> bool:
    client.post(f"{desk_of(article)}bin/{article.pk}/out/")
    return article.binned_at is not None and fresh(article).binned_at is None


def brings_back(client, article: Article) -> bool:
    client.post(page_of(article, "history/1/restore/"))
    return fresh(article).title == "Ескі"


TRIES = {
    "O": opens,
    "S": saves,
    "P": proposes,
    "R": presses("_review", "review"),
    "D": presses("_draft", "draft"),
    "U": presses("_publish", "published"),
    "W": presses("_withdraw", "withdrawn"),
    "A": accepts,
    "B": bins,
    "T": takes_out,
    "V": brings_back,
}


# --- several at once, and new pieces -----------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "name", "changed"),
    [
        ("author", "publish_selected", set()),
        ("author", "withdraw_selected", set()),
        ("author", "bin_selected", {"own draft"}),
        ("column", "bin_selected", set()),
        ("editor", "publish_selected", {"own draft", "another's draft"}),
        ("editor", "withdraw_selected", {"own", "another's"}),
        ("editor", "bin_selected", {"own draft", "another's draft", "own", "another's"}),
    ],
)
def test_bulk_actions_reach_no_further_than_the_form(role, name, changed):
    client, erlan = signed_in(role, "aigul"), make_person_of_the_desk("author", "erlan")
    pieces = [
        make_article(
            title=f"{whose}{' draft' if draft else ''}",
            body=f"<p>{whose} {draft}</p>",
            status="draft" if draft else "published",
            written_by=person,
        )
        for whose, person in (("own", client.person), ("another's", erlan))
        for draft in (True, False)
    ]
    asked = [f"{one.pk}-{one.version}" for one in pieces]
    client.post(f"{desk_of(pieces[0])}bulk/", {"bulk": name, "piece": asked})
    assert {fresh(one).title for one in pieces if fresh(one).version > 1} == changed


def test_the_list_shows_each_role_only_its_actions():
    make_article()
    listed = {
        role: text_of(signed_in(role).get(desk_of(Article()))) for role in ("author", "editor")
    }
    assert "publish_selected" in listed["editor"]
    assert "publish_selected" not in listed["author"]
    assert "delete_selected" not in listed["editor"] + listed["author"]


def test_an_author_sees_own_pieces_only_and_never_the_photos_of_others_deleted():
    author = signed_in("author")
    make_article(title="Өзінікі", written_by=author.person)
    make_article(title="Басқанікі")
    listed = text_of(author.get(desk_of(Article())))
    assert "Өзінікі" in listed
    assert "Басқанікі" not in listed
    photo = make_photo()
    assert (
        author.post(f"/redaksia/news/photo/{photo.pk}/delete/", {"post": "yes"}).status_code == 403
    )
