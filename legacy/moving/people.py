"""Who wrote on the old site: names under articles, and accounts without a password or a right."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from legacy.dump import Row
from legacy.models import Brought, Kind
from legacy.moving import memory
from legacy.moving.around import number, text
from legacy.moving.order import Order
from legacy.moving.report import Report
from legacy.text import title_of
from news.models import Person

LONGEST_EMAIL = 254
STAFF = (1, 2, 3)
"""The engine's groups of administrators, editors and journalists."""


@dataclass
class People:
    persons: dict[str, int] = field(default_factory=dict)
    """Keys of those who sign, by the name with which they signed in, in small letters."""
    users: dict[str, int] = field(default_factory=dict)
    """Keys of accounts, likewise."""

    def person(self, login: str) -> int | None:
        return self.persons.get(login.lower())

    def user(self, login: str) -> int | None:
        return self.users.get(login.lower())


def move(rows: list[Row], order: Order, report: Report, groups: Iterable[Row] = ()) -> People:
    """The staff alone: readers of the old site stay names below their comments."""
    people = People()
    names, accounts = memory.news(Kind.PERSON), memory.news(Kind.USER)
    here = set(Person.objects.values_list("pk", flat=True))
    staff = staff_groups(groups)
    told, made = report.tables["users"], []
    for row in rows:
        login, key = title_of(text(row, "name")), number(row, "user_id")
        is_staff = number(row, "user_group") in staff and text(row, "banned") != "yes"
        if not is_staff or not login:
            report.leave("users", "қызметкер емес", key)
            continue
        is_known = login.lower() in names
        person = names.get(login.lower()) or person_of(row, login)
        made.append(Brought(kind=Kind.PERSON, old=login.lower(), new=person))
        # Whom somebody deleted here does not come back: their login stands below new pieces.
        if not is_known or person in here:
            people.persons[login.lower()] = person
        old = order.key(key)
        if user := account_of(row, login, accounts.get(old), report):
            made.append(Brought(kind=Kind.USER, old=old, new=user))
            people.users[login.lower()] = user
        told.same += is_known
        told.taken += not is_known
    memory.remember(made)
    return people


def staff_groups(groups: Iterable[Row]) -> set[int]:
    """Those of the engine, and others that the old site let into its desk."""
    return {*STAFF, *(number(row, "id") for row in groups if number(row, "allow_admin"))}


def person_of(row: Row, login: str) -> int:
    """The key of a person of that name, who may have been here before."""
    name = (title_of(text(row, "fullname")) or login)[:120]
    found, _ = Person.objects.get_or_create(name=name)
    return found.pk


def account_of(row: Row, login: str, known: int | None, report: Report) -> int | None:
    """The key of an account of that name; none where somebody here has it.

    It opens nothing: whoever is the chief here gives it a role, and its owner a password.
    """
    key = number(row, "user_id")
    if known:
        return known if User.objects.filter(pk=known).exists() else None
    if len(login) > 150 or User.objects.filter(username__iexact=login).exists():
        report.note("бұл есімді мұнда басқа адам алған, есептік жазба жасалмады", key)
        return None
    first, _, last = title_of(text(row, "fullname")).partition(" ")
    email = text(row, "email").strip()
    email = email if len(email) <= LONGEST_EMAIL else ""
    facts = {"email": email, "first_name": first[:150], "last_name": last[:150]}
    return User.objects.create(username=login, password=make_password(None), **facts).pk
