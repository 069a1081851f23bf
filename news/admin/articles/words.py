"""Values of a form in words: what a change was, said so that nobody reads a number or a mark."""

from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from news.admin.articles.values import BYLINES, KEYS, LISTS, MOMENTS, Field, Values
from news.admin.choosing import is_key
from news.comparing import Change, compare_html, compare_plain, paragraphs, shortened
from news.models import Article, Byline, Person, Photo, Rubric, Tag
from news.models.article import Label

MODELS = {"rubric": Rubric, "rubrics": Rubric, "tags": Tag, "related": Article, "lead_photo": Photo}
LABELS = dict(Label.choices)
ROLES = dict(Byline.Role.choices)


def label_of(name: str) -> str:
    if name == BYLINES:
        return "қолтаңбалар"
    return str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def shown(name: str, value: Any) -> str:
    """A value in words; what cannot be read is shown as it was typed."""
    if name == "body":
        return "\n".join(paragraphs(str(value)))
    if name == BYLINES:
        return "; ".join(signature(*row) for row in value or [])
    if name in KEYS:
        return named(name, str(value)) if value else ""
    if name in LISTS:
        return "; ".join(named(name, str(key)) for key in value or [])
    if name in MOMENTS:
        return moment(value)
    if isinstance(value, bool):
        return "иә" if value else "жоқ"
    return str(LABELS.get(value, value)) if name == "label" else str(value)


def moment(value: Any) -> str:
    parsed = parse_datetime(value) if isinstance(value, str) else None
    if parsed:
        return f"{timezone.localtime(parsed):%d.%m.%Y %H:%M}"
    return " ".join(part for part in value if part) if isinstance(value, list) else str(value)


def named(name: str, key: str) -> str:
    model: Any = MODELS[name]
    found = model.objects.filter(pk=key).first() if is_key(key) else None
    return str(found) if found else f"№ {key}"


def signature(person: str, role: str, text: str) -> str:
    found = Person.objects.filter(pk=person).first() if is_key(person) else None
    return f"{text or found or ''} ({ROLES.get(role, role)})"


def changes(before: Values, after: Values) -> list[dict[str, Any]]:
    """Each field that changed: its label, and its words as stretches that stayed, went, came."""
    return [
        {"label": label_of(name), "lines": lines(name, before.get(name, ""), after[name])}
        for name in after
        if before.get(name, "") != after[name]
    ]


def lines(name: str, before: Any, after: Any) -> list[list[Change]]:
    if name == "body":
        return shortened(compare_html(str(before), str(after)))
    return [compare_plain(shown(name, before), shown(name, after))]


def side_by_side(one: Field) -> dict[str, Any]:
    """A field that two people changed: the text before, theirs and mine against it, disputes."""
    base = shown(one.name, one.base)
    return {
        "label": label_of(one.name),
        "base": base,
        "theirs": compare_plain(base, shown(one.name, one.theirs)),
        "mine": compare_plain(base, shown(one.name, one.mine)),
        "overlaps": [(shown(one.name, a), shown(one.name, b)) for a, b in one.overlaps],
    }
