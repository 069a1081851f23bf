"""The four roles: what each may do, as a table."""

import pytest
from django.contrib.auth.models import Permission, User

from desk.roles import BY_KEY, ROLES, give_role, role_of
from news import rights
from news.models import Newsroom
from tests.factories import make_article, make_person_of_the_desk, make_spiritual

pytestmark = pytest.mark.django_db


def test_every_right_of_the_table_exists():
    known = {
        f"{app}.{codename}"
        for app, codename in Permission.objects.values_list("content_type__app_label", "codename")
    }
    assert {name for role in ROLES for name in role.permissions} <= known


def test_a_role_takes_the_place_of_the_one_before():
    user = make_person_of_the_desk("author")
    for key in ("editor", "column", "chief", "author"):
        give_role(user, BY_KEY[key])
        again = User.objects.get(pk=user.pk)
        assert role_of(again) == BY_KEY[key]
        assert again.is_superuser == (key == "chief")


def test_somebody_without_a_role_may_do_nothing():
    user = make_person_of_the_desk(None)
    assert role_of(user) is None
    assert user.get_all_permissions() == set()
    assert not rights.publishes_anything(user)


# Role; whose piece; section; may edit, may publish, may publish with the two-person rule.
TABLE = [
    ("author", "own", "news", True, False, False),
    ("author", "other's", "news", False, False, False),
    ("author", "own", "spiritual", True, False, False),
    ("author", "other's", "spiritual", False, False, False),
    ("editor", "own", "news", True, True, False),
    ("editor", "other's", "news", True, True, True),
    ("editor", "other's", "spiritual", True, True, True),
    ("column", "own", "spiritual", True, True, False),
    ("column", "other's", "spiritual", True, True, True),
    ("column", "other's", "news", False, False, False),
    ("chief", "own", "news", True, True, False),
    ("chief", "other's", "spiritual", True, True, True),
]


@pytest.mark.parametrize(("key", "whose", "section", "edits", "publishes", "with_rule"), TABLE)
def test_what_a_role_may_do_with_a_piece(key, whose, section, edits, publishes, with_rule):
    user = make_person_of_the_desk(key)
    make = make_article if section == "news" else make_spiritual
    article = make(written_by=user if whose == "own" else make_person_of_the_desk("author", "x"))
    assert rights.may_edit(user, article) == edits
    assert rights.may_publish(user, article) == publishes
    Newsroom(pk=1, two_person_rule=True).save()
    assert rights.may_publish(user, article) == with_rule


def test_a_piece_that_nobody_here_wrote_is_nobodys_own():
    user = make_person_of_the_desk("author")
    assert not rights.may_edit(user, make_article())
