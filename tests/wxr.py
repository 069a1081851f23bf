"""Exports of WordPress, made anew: a small newsroom in its own format.

wxr(newsroom(), version="1.1") -> bytes
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from legacy.moving.order import Order
from legacy.moving.report import Report
from legacy.wordpress.run import move
from tests.factories import picture_bytes
from tests.moving import written

HOST = "https://tolqyn.kz"
SPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "wp": "http://wordpress.org/export/1.2/",
}


def tag(name: str, said: object, **attributes: str) -> str:
    more = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    text = str(said).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}{more}><![CDATA[{text}]]></{name}>"


def author(pk: int, login: str, shown: str) -> str:
    said = {"author_id": pk, "author_login": login, "author_email": f"{login}@tolqyn.kz"}
    said["author_display_name"] = shown
    return f"<wp:author>{inner(said)}</wp:author>"


def rubric(pk: int, word: str, name: str, parent: str = "") -> str:
    said = {"term_id": pk, "category_nicename": word, "category_parent": parent, "cat_name": name}
    return f"<wp:category>{inner(said)}</wp:category>"


def label(pk: int, word: str, name: str) -> str:
    return f"<wp:tag>{inner({'term_id': pk, 'tag_slug': word, 'tag_name': name})}</wp:tag>"


def inner(said: dict[str, Any]) -> str:
    return "".join(tag(f"wp:{name}", value) for name, value in said.items())


def comment(pk: int, words: str, **said: object) -> str:
    facts = {
        **{"comment_id": pk, "comment_author": "Оқырман", "comment_content": words},
        **{"comment_date": f"2022-12-{pk:02} 12:00:00", "comment_approved": "1"},
        **{"comment_type": "comment", "comment_parent": 0},
        **said,
    }
    return f"<wp:comment>{inner(facts)}</wp:comment>"


def item(
    pk: int,
    title: str,
    text: str = "",
    *,
    link: str = "",
    creator: str = "aigul",
    excerpt: str = "",
    terms: Iterable[tuple[str, str, str]] = (),
    meta: Iterable[tuple[str, object]] = (),
    comments: Iterable[str] = (),
    **said: object,
) -> str:
    """:param terms: domain, word and name of each"""
    facts = {
        **{"post_id": pk, "post_date": f"2022-10-{pk % 27 + 1:02} 09:30:00"},
        **{"post_date_gmt": "0000-00-00 00:00:00", "comment_status": "open"},
        **{"post_name": f"maqala-{pk}", "status": "publish", "post_parent": 0},
        **{"post_type": "post", "post_password": "", "is_sticky": 0},
        **said,
    }
    return "".join(
        (
            "<item>",
            tag("title", title),
            f"<link>{escape(link or f'{HOST}/?p={pk}')}</link>",
            tag("dc:creator", creator),
            tag("content:encoded", text),
            tag("excerpt:encoded", excerpt),
            inner(facts),
            *(tag("category", name, domain=domain, nicename=word) for domain, word, name in terms),
            *(
                f"<wp:postmeta>{inner({'meta_key': key, 'meta_value': value})}</wp:postmeta>"
                for key, value in meta
            ),
            *comments,
            "</item>\n",
        )
    )


def wxr(parts: Iterable[str], *, version: str = "1.2", host: str = HOST) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    head = f"<link>{host}</link>{inner({'wxr_version': version, 'base_blog_url': host})}"
    lines = "\n".join(parts)
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" {spaces}>\n'
        f"<channel>\n<title>Толқын</title>{head}\n{lines}\n</channel>\n</rss>\n"
    ).encode()


def uploads(folder: Path) -> Path:
    root = folder / "uploads"
    files = {
        "2022/10/kopir.jpg": picture_bytes(700, 500),
        "2022/10/kopir-300x200.jpg": picture_bytes(300, 200),
        "2022/10/egis.jpg": picture_bytes(640, 480),
        "2022/10/b.pdf": b"%PDF-1.4\n",
        "2022/10/zhaman.php.jpg": b"<?php system($_GET[1]);",
    }
    return written(root, files)


def moved(folder: Path, parts: Iterable[str], *, version: str = "1.2", **how: Any) -> Report:
    """What a move of an export of these parts tells."""
    path = folder / "export.xml"
    path.write_bytes(wxr(parts, version=version, host=how.pop("host", HOST)))
    told = {"progress": how.pop("progress")} if "progress" in how else {}
    return move(Order(path, **how), **told)
