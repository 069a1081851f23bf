"""What an export says, in the words of the steps that move any old site in."""

from zlib import crc32
from zoneinfo import ZoneInfo

from legacy.dump import Row
from legacy.moving.people import STAFF
from legacy.moving.report import Report
from legacy.wordpress.entries import Entry, moment, number, plain, word_of
from legacy.wordpress.reading import Element
from legacy.wordpress.surveying import Around

PUBLIC, WAITING = "1", "0"
SAID = ("", "comment")
"""What readers wrote; the rest are letters of other programs (pingbacks)."""
NO_GROUP = "жоқ"


def stand_in(word: str) -> int:
    """A number for what an old export names by its word alone."""
    return crc32(word.encode()) | 1 << 32


def rubrics(around: Around) -> list[Row]:
    words = [word_of(one.said("wp:category_nicename")) for one in around.rubrics]
    pks = [number(one.said("wp:term_id")) for one in around.rubrics]
    known = {word: pk or stand_in(word) for word, pk in zip(words, pks, strict=True) if word}
    return [
        {
            "id": known[word],
            "alt_name": word,
            "name": one.said("wp:cat_name"),
            "descr": one.said("wp:category_description"),
            "parentid": known.get(word_of(one.said("wp:category_parent")), 0),
            "posi": known[word],
        }
        for one, word in zip(around.rubrics, words, strict=True)
        if word
    ]


def people(around: Around) -> list[Row]:
    """All that signed a piece; an export lists nobody else."""
    said = [person(author) for author in around.authors]
    known = {row["name"] for row in said}
    unlisted = [name for name in around.creators if name and name not in known]
    return said + [
        {"name": name, "user_id": stand_in(name), "user_group": STAFF[-1], "fullname": name}
        for name in unlisted
    ]


def person(author: Element) -> Row:
    login = plain(author.said("wp:author_login"))
    shown = plain(author.said("wp:author_display_name"))
    return {
        "name": login,
        "user_id": number(author.said("wp:author_id")) or stand_in(login),
        "user_group": STAFF[-1],
        "fullname": shown or login,
        "email": author.said("wp:author_email"),
    }


def page(entry: Entry, path: str, html: str, sign: str) -> Row:
    """A page; its parents' words stand in its own address, as «biz-turaly-redaksia»."""
    is_public = entry.status == "publish" and not entry.is_locked
    return {
        "id": entry.pk,
        "key": f"{sign}{entry.pk}",
        "name": path.replace("/", "-"),
        "descr": entry.title,
        "template": html,
        "grouplevel": "all" if is_public else NO_GROUP,
    }


def comments(entry: Entry, article: int, zone: ZoneInfo, report: Report) -> list[Row]:
    found = []
    for one in entry.element.all("wp:comment"):
        key, state = number(one.said("wp:comment_id")), one.said("wp:comment_approved")
        if one.said("wp:comment_type") not in SAID:
            report.leave("comments", "басқа сайттың белгісі (pingback)", key)
        elif state not in (PUBLIC, WAITING):
            report.leave("comments", "спам не себетте", key)
        else:
            found.append(comment(one, key, article, zone) | {"approve": int(state)})
    return found


def comment(one: Element, key: int, article: int, zone: ZoneInfo) -> Row:
    sent = moment(one, "wp:comment_date", zone)
    return {
        "id": key,
        "post_id": article,
        "autor": one.said("wp:comment_author"),
        "text": one.said("wp:comment_content").replace("\\", "\\\\"),
        "date": sent.astimezone(zone).replace(tzinfo=None) if sent else None,
    }
