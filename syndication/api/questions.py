"""Which articles a program asks for. A page begins where the last one ended, so that what comes
out meanwhile makes none twice and leaves none out; no page takes longer than the first."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from news.fields import FIRST, LAST
from news.models import Tag
from news.models.article import Section
from news.queries import SEEN
from news.rubrics import RubricTree
from news.tallies import of_rubrics, of_sections, of_tag, rows
from syndication.api.answers import Refused

MOST, USUAL = 100, 20
NAMES = {"limit", "cursor", "section", "rubric", "tag", "since"}
# The places of a filter are one list; an article of several of them is that of its first. Of two
# filters the shorter list is walked, and each of its articles looked for in the other.
PAGE = f"""
SELECT article_id, published_at FROM unnest(%(places)s::text[]) AS asked (asked)
CROSS JOIN LATERAL (
    SELECT article_id, published_at FROM news_listed
    WHERE place = asked AND NOT before && %(places)s::text[] AND {SEEN}
      AND published_at >= %(since)s::timestamptz
      AND (published_at, article_id) < (%(before)s::timestamptz, %(below)s::bigint)
      AND (%(also)s::text[] IS NULL OR EXISTS (
        SELECT FROM news_listed AS other
        WHERE other.article_id = news_listed.article_id AND other.place = ANY(%(also)s::text[])))
    ORDER BY published_at DESC, article_id DESC LIMIT %(most)s
) AS newest ORDER BY published_at DESC, article_id DESC LIMIT %(most)s
"""
LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Question:
    places: list[str]
    also: list[str] | None
    since: datetime
    before: datetime
    below: int
    limit: int


def asked(told: QueryDict, tree: RubricTree) -> Question:
    """:raises Refused: with what is wrong"""
    for name in told:
        if name not in NAMES or len(told.getlist(name)) > 1:
            raise Refused(f"«{name[:40]}» деген сүзгі жоқ немесе екі рет берілген.")
    query = {name: str(told[name]) for name in told}
    lists = [places for places in (tagged(query), placed(query, tree)) if places]
    before, below = ended(query)
    return Question(
        places=lists[0] if lists else of_sections(),
        also=lists[1] if len(lists) > 1 else None,
        since=since(query),
        before=before,
        below=below,
        limit=limit(query),
    )


def found(question: Question) -> tuple[list[int], str | None]:
    """The articles' numbers, newest first, and where the next page begins; None at the end."""
    facts: dict[str, Any] = {**vars(question), "at": timezone.now(), "most": question.limit + 1}
    read = rows(PAGE, **facts)
    shown = read[: question.limit]
    return [pk for pk, _ in shown], cursor(*shown[-1]) if len(read) > len(shown) else None


def cursor(pk: int, published_at: datetime) -> str:
    micros = int(published_at.timestamp()) * 1_000_000 + published_at.microsecond
    return base64.urlsafe_b64encode(f"{micros}.{pk}".encode()).decode().rstrip("=")


def ended(query: dict[str, str]) -> tuple[datetime, int]:
    if "cursor" not in query:
        return LAST, LARGEST
    try:
        text = base64.b64decode(query["cursor"] + "==", altchars=b"-_", validate=True).decode()
        micros, pk = map(int, text.split("."))
        seconds, rest = divmod(micros, 1_000_000)
        moment = datetime.fromtimestamp(seconds, tz=FIRST.tzinfo).replace(microsecond=rest)
    except (ValueError, OverflowError, OSError, binascii.Error):
        moment, pk = LAST, -1
    if not (FIRST <= moment < LAST and 0 <= pk <= LARGEST):
        raise Refused("«cursor» бұзылған: алдыңғы жауаптағы «next» сілтемесін алыңыз.")
    return moment, pk


def limit(query: dict[str, str]) -> int:
    text = query.get("limit", str(USUAL))
    if not (text.isascii() and text.isdecimal() and 1 <= len(text) <= 3 and 1 <= int(text) <= MOST):
        raise Refused(f"«limit» 1 мен {MOST} арасындағы сан болады.")
    return int(text)


def since(query: dict[str, str]) -> datetime:
    if "since" not in query:
        return FIRST
    try:
        moment = parse_datetime(query["since"])
    except ValueError:
        moment = None
    if moment is None or timezone.is_naive(moment) or not FIRST <= moment < LAST:
        raise Refused("«since» уақыты 2026-11-28T09:00:00+05:00 түрінде жазылады.")
    return moment


def placed(query: dict[str, str], tree: RubricTree) -> list[str]:
    """The rubric's list, or the section's: only news stands in rubrics."""
    section, rubric = sectioned(query), ruled(query, tree)
    if rubric and query.get("section", Section.NEWS) != Section.NEWS:
        raise Refused("Айдар тек жаңалықтарда бар: «rubric» пен «section» бірге келмейді.")
    return rubric or section


def sectioned(query: dict[str, str]) -> list[str]:
    if "section" not in query:
        return []
    if query["section"] not in Section.values:
        raise Refused(f"«section» мыналардың бірі: {', '.join(Section.values)}.")
    return of_sections(query["section"])


def ruled(query: dict[str, str], tree: RubricTree) -> list[str]:
    if "rubric" not in query:
        return []
    rubric = tree.by_path.get(query["rubric"].strip("/"))
    if rubric is None:
        raise Refused("Мұндай айдар жоқ: жолдары /api/rubrics/ мекенжайында тұр.")
    return of_rubrics(tree.with_below(rubric))


def tagged(query: dict[str, str]) -> list[str]:
    if "tag" not in query:
        return []
    tag = Tag.objects.filter(slug=query["tag"]).first() if "\0" not in query["tag"] else None
    if tag is None:
        raise Refused("Мұндай белгі жоқ.")
    return of_tag(tag)
