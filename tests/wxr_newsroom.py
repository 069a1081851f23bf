"""A small newsroom that worked with WordPress: every state of a piece, every kind of text."""

from tests.wxr import HOST, author, comment, item, label, rubric

FILES = f"{HOST}/wp-content/uploads/2022/10"
ZHANALYQ, MADENIET = ("category", "zhanalyq", "Жаңалық"), ("category", "madeniet", "Мәдениет")
RUHANIYAT = ("category", "ruhaniyat", "Руханият")
EGIS = ("post_tag", "egis", "көктемгі егіс")
AUYL = ("post_tag", "%d0%b0%d1%83%d1%8b%d0%bb", "ауыл")
CLASSIC = f"""Бірінші абзац
жалғасы.

<strong>Екінші</strong> абзац.
[caption id="attachment_41" width="300"]<a href="{FILES}/kopir.jpg"><img \
class="wp-image-41" src="{FILES}/kopir-300x200.jpg" alt="Көпір" /></a> Жаңа көпір[/caption]

https://www.youtube.com/watch?v=dQw4w9WgXcQ

Сілтеме: <a href="{HOST}/2022/10/03/maqala-2/">мұнда</a>. Ескі C:\\жол [1].
[contact-form-7 id="5"]Соңы."""
BLOCKS = f"""<!-- wp:paragraph {{"dropCap":true}} -->
<p>Блок абзацы.</p>
<!-- /wp:paragraph -->

<!-- wp:image {{"id":42}} -->
<figure class="wp-block-image"><img src="{FILES}/egis.jpg" alt="Егіс"/></figure>
<!-- /wp:image -->

<!-- wp:embed {{"url":"https://youtu.be/dQw4w9WgXcQ"}} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://youtu.be/dQw4w9WgXcQ
</div></figure>
<!-- /wp:embed -->"""


def file(pk: int, name: str, **said: object) -> str:
    return item(
        pk,
        name,
        post_type="attachment",
        status="inherit",
        attachment_url=f"{FILES}/{name}",
        link=said.pop("link", f"{HOST}/{name.partition('.')[0]}-fayly/"),
        meta=[("_wp_attachment_image_alt", "Сурет сөзі")],
        **said,
    )


def day(pk: int) -> str:
    return f"{HOST}/2022/10/{pk % 27 + 1:02}/maqala-{pk}/"


def pieces() -> list[str]:
    said = [
        comment(1, "Құтты болсын!\nРахмет"),
        comment(2, "Қосыламын", comment_parent=1),
        comment(3, "ҚҰПИЯ күтіп тұр", comment_approved="0"),
        comment(4, "ҚҰПИЯ спам", comment_approved="spam"),
        comment(5, "Жауапқа жауап", comment_parent=2),
        comment(6, "pingback", comment_type="pingback"),
    ]
    seo = [("_thumbnail_id", 42), ("views", "77"), ("_wp_old_slug", "eski-soz")]
    return [
        item(
            1,
            "Көктемгі &amp; «егіс»",
            CLASSIC,
            link=day(1),
            excerpt="<p>Қысқасы</p>",
            terms=[MADENIET, ZHANALYQ, EGIS, AUYL],
            meta=seo,
            comments=said,
        ),
        item(2, "Блоктар", BLOCKS, link=day(2), terms=[ZHANALYQ], is_sticky=1),
        item(3, "Абай", "Руханият", link=day(3), terms=[RUHANIYAT], post_name="%d0%b0%d0%b1"),
        item(4, "Сурет", '[gallery ids="41,42"]\n[audio mp3="a.mp3"]', link=day(4), creator="kim"),
        item(5, "Жоба", "ҚҰПИЯ жоба", status="draft", post_name=""),
        item(6, "Қаралуда", "ҚҰПИЯ қарау", status="pending"),
        item(7, "Жабық", "ҚҰПИЯ жабық", status="private"),
        item(8, "Құпиясөз", "ҚҰПИЯ есік", post_password="сөз"),
        item(9, "Себет", "ҚҰПИЯ себет", status="trash"),
        item(10, "Ертең", "ҚҰПИЯ ертең", status="future", post_date="2096-01-01 10:00:00"),
        item(
            11,
            "Мүшеге",
            "Бәріне. [private]ҚҰПИЯ мүше[/private] Соңы",
            link=day(11),
            excerpt="Бәріне [private]ҚҰПИЯ[/private]",
        ),
        item(12, "Басқаша", "Мәтін", link=f"{HOST}/oqi/12_sirli.html", creator="Бейтаныс"),
        item(14, "Мүшелер", "ҚҰПИЯ топ", meta=[("_members_access_role", "editor")]),
        item(13, "Мәзір", post_type="nav_menu_item"),
    ]


def others() -> list[str]:
    return [
        author(3, "aigul", "Айгүл Серікқызы"),
        author(4, "kim", "Ким"),
        rubric(2, "zhanalyq", "Жаңалық"),
        rubric(5, "madeniet", "Мәдениет", "zhanalyq"),
        rubric(6, "ruhaniyat", "Руханият"),
        label(8, "egis", "көктемгі егіс"),
        label(9, AUYL[1], "ауыл"),
        file(41, "kopir.jpg", post_parent=1, link=f"{day(1)}kopir-sureti/"),
        file(42, "egis.jpg"),
        file(43, "b.pdf"),
        item(21, "Біз туралы", "Біз <b>туралы</b>", post_type="page", post_name="biz"),
        item(22, "Редакция", "Құрам", post_type="page", post_name="quram", post_parent=21),
        item(23, "Жасырын бет", "ҚҰПИЯ бет", post_type="page", status="private"),
    ]


def newsroom() -> list[str]:
    return others() + pieces()
