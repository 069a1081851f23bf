"""What an article's form says, in one shape, wherever it comes from.

A posted form, a saved version, a rolling draft and a proposal all become the same table of
values, which can be compared, merged and put back into a form.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from news import body
from news.admin.choosing import is_key
from news.merging import merge_html, merge_plain

Values = dict[str, Any]
"""Field name to value: texts, "" for nothing, keys as texts, sorted lists of keys, times as ISO
texts in UTC; `bylines` is a list of [person's key, role, text]."""

KEYS = ("rubric", "lead_photo")
LISTS = ("rubrics", "tags", "related")
MOMENTS = ("published_at", "unpublish_at")
PLAIN = ("title", "lead", "source_name", "source_url", "slug", "label", "comments_open")
BYLINES = "bylines"
HIDDEN = ("version", "form_key")


def from_snapshot(snapshot: dict[str, Any]) -> Values:
    """A saved version's values (news.history says what a snapshot holds)."""
    photo = snapshot["lead_photo"]
    values: Values = {name: snapshot[name] for name in PLAIN}
    values |= {"body": snapshot["body"], "lead_photo": str(photo) if photo else ""}
    values |= {"rubric": key_of(snapshot["rubric"])}
    values |= {name: sorted(key_of(one) for one in snapshot[name]) for name in LISTS}
    values |= {name: canonical(parse_datetime(snapshot[name] or "")) for name in MOMENTS}
    signed = [[key_of(one["person"]), one["role"], one["text"]] for one in snapshot["bylines"]]
    return values | {BYLINES: signed}


def into_snapshot(values: Values, *snapshots: dict[str, Any]) -> dict[str, Any]:
    """The first snapshot with these values in it; names are taken from all of them."""
    into, names = snapshots[0], names_of(snapshots)

    def named(field_name: str, key: str) -> dict[str, Any]:
        return names[field_name].get(int(key), {"id": int(key), "name": ""})

    bylines = [
        {"person": named(BYLINES, person) if person else None, "role": role, "text": text}
        for person, role, text in values[BYLINES]
    ]
    rubric = values["rubric"]
    return {
        **into,
        **{name: values[name] for name in (*PLAIN, "body")},
        **{name: values[name] or None for name in MOMENTS},
        **{name: [named(name, key) for key in values[name]] for name in LISTS},
        "rubric": {"id": int(rubric)} if rubric else None,
        "lead_photo": int(values["lead_photo"]) if values["lead_photo"] else None,
        BYLINES: bylines,
    }


def names_of(snapshots: Iterable[dict[str, Any]]) -> dict[str, dict[int, dict[str, Any]]]:
    """Every name that stands beside a key, by the field that it stands in."""
    names: dict[str, dict[int, dict[str, Any]]] = {}
    for snapshot in snapshots:
        for name in LISTS:
            names.setdefault(name, {}).update({one["id"]: one for one in snapshot[name]})
        people = [one["person"] for one in snapshot[BYLINES] if one["person"]]
        names.setdefault(BYLINES, {}).update({one["id"]: one for one in people})
    return names


def key_of(named: dict[str, Any] | None) -> str:
    return str(named["id"]) if named else ""


def from_post(form: type[forms.ModelForm], post: QueryDict) -> Values:
    """What somebody typed, valid or not; nothing of it is lost."""
    values = {
        name: typed(name, field, post)
        for name, field in form.base_fields.items()
        if name not in HIDDEN
    }
    return values | {BYLINES: posted_bylines(post)}


def hidden_of(post: QueryDict) -> Values:
    """The version and the form that the values come from: a late save is still seen."""
    return {name: post[name] for name in HIDDEN if post.get(name)}


def typed(name: str, of: forms.Field, post: QueryDict) -> Any:
    raw = of.widget.value_from_datadict(post, {}, name)
    try:
        value = canonical(of.clean(raw))
    except ValidationError:
        value = half_typed(name, of, raw)
    return body.sanitise(value) if name == "body" else value


def half_typed(name: str, of: Any, raw: Any) -> Any:
    """What is no valid value, as it was typed; a key that cannot be is nobody's words."""
    if name in LISTS:
        return canonical(of.queryset.filter(pk__in=[key for key in raw or [] if is_key(key)]))
    if name in KEYS:
        return raw if is_key(raw or "") else ""
    return raw if raw is not None else ""


def posted_bylines(post: QueryDict) -> list[list[str]]:
    """The signatures of a posted form, without the rows that were left empty or crossed out."""
    total = post.get(f"{BYLINES}-TOTAL_FORMS", "")
    rows = range(min(int(total), 100) if total.isdecimal() and len(total) < 5 else 0)
    signed = [
        [post.get(f"{BYLINES}-{row}-{name}", "").strip() for name in ("person", "role", "text")]
        for row in rows
        if f"{BYLINES}-{row}-DELETE" not in post
    ]
    known = [[person if is_key(person) else "", role, text] for person, role, text in signed]
    return [[person, role, text] for person, role, text in known if person or text]


def canonical(value: Any) -> Any:
    """One way to write each value, so that equal ones are equal."""
    if value is None:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, QuerySet | list):
        return sorted(str(getattr(one, "pk", one)) for one in value)
    if isinstance(value, datetime):
        # To the minute, as forms show it.
        return value.astimezone(UTC).isoformat(timespec="minutes")
    return value


def initial_of(values: Values) -> dict[str, Any]:
    """The values as a form's initial ones."""
    moments = {
        name: parse_datetime(values[name])
        for name in MOMENTS
        if isinstance(values.get(name), str) and values[name]
    }
    return {**values, **moments}


# --- two changes of one version ------------------------------------------------------------


@dataclass
class Field:
    """One field that somebody changed, with its three values."""

    name: str
    base: Any
    theirs: Any
    mine: Any
    overlaps: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_disputed(self) -> bool:
        """Whether both changed it, and differently."""
        return self.theirs != self.mine and self.base not in (self.theirs, self.mine)


@dataclass
class Merge:
    values: Values
    fields: list[Field]

    @property
    def is_clean(self) -> bool:
        return not any(one.overlaps for one in self.fields)


def merge(base: Values, theirs: Values, mine: Values) -> Merge:
    """Both changes in one set of values; where they overlap, texts keep both, else mine stays."""
    fields = [Field(name, base.get(name, ""), theirs.get(name, ""), mine[name]) for name in mine]
    values = {one.name: merged(one) for one in fields}
    return Merge(values, [one for one in fields if one.theirs != one.base or one.mine != one.base])


def merged(one: Field) -> Any:
    if one.mine == one.base:
        return one.theirs
    if not one.is_disputed:
        return one.mine
    if one.name in LISTS:
        return merged_list(one.base, one.theirs, one.mine)
    if one.name in ("title", "lead", "body"):
        how = merge_html if one.name == "body" else merge_plain
        both = how(one.base, one.theirs, one.mine)
        one.overlaps = both.overlaps
        return both.text
    one.overlaps = [(str(one.theirs), str(one.mine))]
    return one.mine


def merged_list(base: Iterable[str], theirs: Iterable[str], mine: Iterable[str]) -> list[str]:
    """What either added, without what either took away."""
    kept = {key for key in base if key in set(theirs) and key in set(mine)}
    return sorted(kept | (set(theirs) | set(mine)) - set(base))
