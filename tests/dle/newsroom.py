"""A small newsroom: every table that moves, every state of an article, the usual damage."""

from tests.dle import texts

UNIX = 1_666_000_000  # 17 October 2022
SLUG = "men-mrd-alaymyn"


def post(pk: int, title: str, short: str, full: str = "", **facts: object) -> dict:
    return {
        **{"id": pk, "autor": "aigul", "date": f"2022-10-{pk % 27 + 1:02} 09:30:00"},
        **{"title": title, "short_story": short, "full_story": full, "xfields": ""},
        **{"category": "2", "alt_name": SLUG, "approve": 1, "allow_main": 1, "allow_comm": 1},
        **{"symbol": title[:1], "tags": ""},
        **facts,
    }


def posts() -> list[dict]:
    t = texts
    xfields = "source|baq.kz||photo|2022-10/x.jpg&#124;0&#124;0&#124;800x600&#124;90 Kb"
    return [
        post(1, "Көктемгі егіс", t.PLAIN[:60] + "</p>", t.PLAIN, category="2,5", tags="егіс, ауыл"),
        post(2, "Жаңа көпір ашылды", t.THUMB + "Көпір", t.MEDIUM + t.IMAGE + "<p>Көпір</p>"),
        post(3, "Дәйексөз", t.QUOTE + t.SPOILER + t.SMILE + t.CODE, t.LISTS + t.LOOKS + t.FILTER),
        post(4, "Бейне", t.MEDIA + t.YOUTUBE, t.VIDEO + t.AUDIO + t.FLASH),
        post(5, "Сілтемелер", t.LEECH, t.OLD_LEECH + t.OWN_LINKS),
        post(6, "Жасырын бөлік", "<p>Көпшілікке.</p>", t.HIDE + t.GROUPS),
        post(7, "Екі бет", "", t.PAGES + t.TEMPLATE),
        post(8, "Құжаттар", t.ATTACHED, xfields=xfields),
        post(9, "Тексерілмеген", "<p>ҚҰПИЯ жоба</p>", approve=0, tags="құпия"),
        post(10, "Ертеңгі", "<p>ҚҰПИЯ ертең</p>", date="2096-01-01 10:00:00"),
        post(11, "Мерзімі біткен", "<p>ҚҰПИЯ ескі</p>"),
        post(12, "Құпиясөзбен", "<p>ҚҰПИЯ есік</p>"),
        post(13, "Топқа ғана", "<p>ҚҰПИЯ топ</p>"),
        post(14, "«Абай» &amp;quot;жолы&amp;quot; &#039;әні&#039;", t.PLAIN, category="6"),
        post(15, "Күні жоқ", t.PLAIN, date="0000-00-00 00:00:00", category="0", alt_name=""),
        post(16, "Бүлінген", t.INJECTED, t.INJECTED + t.WORD),
        post(17, "Көне жазба", t.BBCODE, allow_br=1),
        post(18, "Иесіз айдар", t.OLD_THUMB + t.RELATIVE + t.INLINE, category="99,2", autor="kim"),
        post(19, "Бекітілген", t.PLAIN, fixed=1, allow_main=0, category="3"),
        post(20, "Сауалнама", "<p>Не дейсіз? It\\'s “OK” 😀</p>", date="2022-11-01 00:00:00"),
    ]


def extras() -> list[dict]:
    """One article has none, another has two after a crash."""
    said = {
        12: {"need_pass": 1},
        13: {"access": "5:3||4:3"},
        2: {"disable_index": 1, "editdate": UNIX, "editor": "bek", "reason": "қате түзелді"},
    }
    rows = [
        {"eid": pk, "news_id": pk, "news_read": 100 + pk, "user_id": 1, **said.get(pk, {})}
        for pk in range(1, 21)
        if pk != 18
    ]
    orphans = [{"eid": 31, "news_id": 3, "news_read": 50}, {"eid": 32, "news_id": 777}]
    return rows + orphans


def category(pk: int, name: str, slug: str, parent: int = 0, **facts: object) -> dict:
    place = {"parentid": parent, "posi": pk, "active": 1}
    return {"id": pk, "name": name, "alt_name": slug, **place, **facts}


def group(pk: int, **facts: object) -> dict:
    return {"id": pk, "group_name": f"Топ {pk}", "allow_cats": "all", "allow_files": 1, **facts}


def user(pk: int, name: str, group: int, **facts: object) -> dict:
    return {
        **{"user_id": pk, "name": name, "user_group": group, "email": f"{name}@example.kz"},
        **{"password": "0123456789abcdef" * 2, "reg_date": str(UNIX), "lastdate": None},
        **facts,
    }


def comment(pk: int, article: int, words: str, **facts: object) -> dict:
    return {
        **{"id": pk, "post_id": article, "autor": "Оқырман", "email": "o@example.kz"},
        **{"date": f"2022-12-{pk:02} 12:00:00", "text": words, "ip": "10.0.0.1", "approve": 1},
        **facts,
    }


def newsroom() -> dict[str, list[dict]]:
    tags = [(1, 1, "егіс"), (2, 1, "ауыл"), (3, 777, "жетім")]
    return {
        "admin_logs": [{"id": 1, "name": "bek", "date": UNIX, "extras": "'; DROP (`x`), ("}],
        "category": [
            category(2, "Жаңалық", "zanalyk"),
            category(3, "Қоғам", "kogam", descr="Ел ішінде"),
            category(5, "Мәдениет", "madeniet", 2),
            category(6, "Руханият", "ruhaniyat"),
        ],
        "comments": [
            comment(1, 1, "Құтты болсын!<br>Рахмет" + texts.QUOTE),
            comment(2, 1, "Қосыламын", parent=1, user_id=1, is_register=1, autor="aigul"),
            comment(3, 1, "ҚҰПИЯ спам", approve=0),
            comment(4, 777, "жетім пікір"),
            comment(5, 1, "Жауапқа жауап", parent=2),
        ],
        "files": [
            {"id": 7, "news_id": 8, "name": "Бюджет.pdf", "onserver": "2022-10/b.pdf"},
            {"id": 8, "news_id": 8, "name": "otinish.docx", "onserver": "1666_o.docx"},
        ],
        "images": [
            {"id": 1, "news_id": 2, "images": "2022-10/1666_kopir.jpg|1|0|800x600|90 Kb|||a.jpg"}
        ],
        "poll": [
            {
                **{"id": 1, "news_id": 20, "title": "Сауалнама", "frage": "Көпір керек пе?"},
                **{"body": "Иә<br />Жоқ<br>Білмеймін", "votes": 7, "answer": "0:4|1:2|2:1"},
            }
        ],
        "post": posts(),
        "post_extras": extras(),
        "post_extras_cats": [
            {"id": 1, "news_id": 1, "cat_id": 2},
            {"id": 2, "news_id": 1, "cat_id": 5},
        ],
        "post_log": [{"id": 1, "news_id": 11, "expires": str(UNIX), "action": 2}],
        "post_pass": [{"id": 1, "news_id": 12, "password": "бір\nекі"}],
        "redirects": [
            {"id": 1, "from": "/eski/*", "to": "/kogam/", "enabled": 1},
            {"id": 2, "from": "/jarnama.html", "to": "/reklama.html", "enabled": 1},
        ],
        "static": [
            {
                **{"id": 1, "name": "dle-rules-page", "descr": "Ережелер", "template": texts.PLAIN},
                **{"grouplevel": "all", "date": UNIX, "views": 12},
            },
            {
                **{"id": 2, "name": "reklama", "descr": "Жарнама", "template": texts.PLAIN},
                **{"grouplevel": "1,2", "date": UNIX, "password": ""},
            },
        ],
        "static_files": [{"id": 1, "static_id": 1, "name": "e.pdf", "onserver": "e.pdf"}],
        "tags": [{"id": pk, "news_id": news, "tag": tag} for pk, news, tag in tags],
        "usergroups": [group(pk, allow_admin=pk < 4) for pk in range(1, 6)],
        "users": [
            user(1, "aigul", 3, fullname="Айгүл Серікқызы", info="Тілші"),
            user(2, "bek", 1, fullname="Бек Әлиұлы"),
            user(3, "spam1", 4, info="<a href='http://casino.example'>x</a>"),
        ],
        "views": [{"id": pk, "news_id": 1} for pk in (1, 2, 3)],
        "xfsearch": [{"id": 1, "news_id": 8, "tagname": "source", "tagvalue": "baq.kz"}],
    }
