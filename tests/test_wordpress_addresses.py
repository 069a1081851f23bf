"""Every structure of addresses that WordPress offers: 200, or one redirect to where a page is."""

from urllib.parse import quote

import pytest
from django.test import RequestFactory

from legacy.wordpress.places import author_word, place_of
from news.models import Article, Person, Tag
from qazaly.page_cache.asking import Door
from tests.moving import led_astray
from tests.wxr import HOST, author, item, moved, uploads
from tests.wxr_newsroom import EGIS, ZHANALYQ, newsroom

pytestmark = pytest.mark.django_db

ONE, TAG, PERSON, ABAI = "ONE", "/tags/TAG/", "/avtor/PERSON/", "ABAI"
KOPIR, EGIS_FILE = "/wp-content/uploads/2022/10/kopir.jpg", "/wp-content/uploads/2022/10/egis.jpg"
FORMS = {
    # Pieces: plain, day and name, month and name, numeric, post name, custom.
    "/?p=1": ONE,
    "/index.php?p=1": ONE,
    "/?p=1&preview=true": ONE,
    "/?name=maqala-1": ONE,
    "/2022/10/02/maqala-1/": ONE,
    "/2022/10/02/maqala-1": ONE,
    "/2022/10/maqala-1/": ONE,
    "/archives/1": ONE,
    "/archives/1/": ONE,
    "/blog/archives/1": ONE,
    "/maqala-1/": ONE,
    "/maqala-1": ONE,
    "/Maqala-1/": ONE,
    "/zhanalyq/maqala-1/": ONE,
    "/zhanalyq/madeniet/maqala-1": ONE,
    "/category/zhanalyq/maqala-1.html": ONE,
    "/2022/10/02/maqala-1.html": ONE,
    "/aigul/maqala-1/": ONE,
    "/index.php/2022/10/02/maqala-1/": ONE,
    "/maqala-1/2/": ONE,
    "/maqala-1/page/2/": ONE,
    "/maqala-1/feed/": ONE,
    "/maqala-1/amp/": ONE,
    "/2022/10/02/maqala-1/amp": ONE,
    "/maqala-1/embed/": ONE,
    "/maqala-1/comment-page-2/": ONE,
    "/2022/10/02/maqala-1/comment-page-1/": ONE,
    "/maqala-1/trackback/": ONE,
    "/eski-soz/": ONE,
    f"/{quote('аб')}/": ABAI,
    "/oqi/12_sirli.html": "OTHER",
    # Files' own pages.
    "/?attachment_id=42": EGIS_FILE,
    "/?attachment_id=41": ONE,
    "/egis-fayly/": EGIS_FILE,
    "/2022/10/02/maqala-1/kopir-sureti/": ONE,
    KOPIR: KOPIR,
    "/wp-content/uploads/2022/10/kopir-300x200.jpg": (
        "/wp-content/uploads/2022/10/kopir-300x200.jpg"
    ),
    # Pages.
    "/?page_id=21": "/bet/biz/",
    "/?pagename=biz/quram": "/bet/biz-quram/",
    "/biz/": "/bet/biz/",
    "/biz": "/bet/biz/",
    "/biz/quram/": "/bet/biz-quram/",
    # Rubrics, tags, people.
    "/?cat=5": "/zhanalyq/madeniet/",
    "/?cat=2&paged=1": "/zhanalyq/",
    "/?category_name=madeniet": "/zhanalyq/madeniet/",
    "/category/zhanalyq/": "/zhanalyq/",
    "/category/zhanalyq": "/zhanalyq/",
    "/category/zhanalyq/page/1/": "/zhanalyq/",
    "/category/zhanalyq/madeniet/": "/zhanalyq/madeniet/",
    "/category/madeniet/": "/zhanalyq/madeniet/",
    "/archives/category/zhanalyq/": "/zhanalyq/",
    "/sanat/zhanalyq/madeniet/": "/zhanalyq/madeniet/",
    "/category/ruhaniyat/": "/ruhaniyat/",
    "/category/zhanalyq/feed/": "/zhanalyq/rss.xml",
    "/category/zhanalyq/feed/atom/": "/zhanalyq/rss.xml",
    "/?cat=2&feed=rss2": "/zhanalyq/rss.xml",
    "/tag/egis/": TAG,
    "/tag/egis": TAG,
    "/tag/egis/page/1/": TAG,
    "/?tag=egis": TAG,
    "/tag/egis/feed/": f"{TAG}rss.xml",
    f"/tag/{quote('ауыл')}/": "/tags/AUYL/",
    "/author/aigul/": PERSON,
    "/author/aigul": PERSON,
    "/author/aigul/page/1/": PERSON,
    "/author/aigul/feed/": f"{PERSON}rss.xml",
    "/archives/author/aigul": PERSON,
    "/?author=3": PERSON,
    "/?cat=6": "/ruhaniyat/",
    "/blog/?p=1": ONE,
    "/?sitemap=index": "/sitemap.xml",
    "/?author_name=aigul": PERSON,
    # Days, and all else.
    "/2022/": "/2022/",
    "/2022/10/": "/2022/10/",
    "/2022/10/02": "/2022/10/02/",
    "/2022/10/page/1/": "/2022/10/",
    "/2022/10/feed/": "/2022/10/",
    "/archives/date/2022/10": "/2022/10/",
    "/?m=2022": "/2022/",
    "/?m=202210": "/2022/10/",
    "/?m=20221002": "/2022/10/02/",
    "/?year=2022&monthnum=10&day=02": "/2022/10/02/",
    "/?s=egis": "/search/?q=egis",
    "/search/egis/": "/search/?q=egis",
    "/feed/": "/rss.xml",
    "/feed": "/rss.xml",
    "/feed/rss2/": "/rss.xml",
    "/comments/feed/": "/rss.xml",
    "/?feed=rss2": "/rss.xml",
    "/?paged=1": "/?paged=1",
    "/page/1/": "/",
    "/wp-sitemap.xml": "/sitemap.xml",
    "/wp-sitemap-posts-post-1.xml": "/sitemap.xml",
    "/sitemap_index.xml": "/sitemap.xml",
    "/post-sitemap2.xml": "/sitemap.xml",
    "/sitemap.xml": "/sitemap.xml",
    "/?utm_source=telegram": "/?utm_source=telegram",
}
SHUT = (
    *(
        "/xmlrpc.php",
        "/wp-login.php",
        "/wp-admin/",
        "/wp-admin/admin-ajax.php",
        "/wp-json/wp/v2/posts",
    ),
    *(
        "/wp-cron.php",
        "/wp-includes/js/jquery.js",
        "/wp-content/plugins/x/readme.txt",
        "/wp-config.php",
    ),
)
NOT_THERE = (
    *("/archives/999", "/joq/", "/category/joq/", "/tag/joq/", "/author/joq/", "/2022/10/joq/"),
    *("/archives/7", "/maqala-7/", "/maqala-8/", "/maqala-10/", "/maqala-6", "/feed/joq"),
    *(
        "/%00/",
        "/category/%00",
        "/archives/99999999999999999999",
        "/category/",
        "/tag/",
        "/author/",
    ),
    *("/oqi/13_sirli.html", "/maqala-1/joq/joq/", "/index.php?p=7", "/index.php?p=x"),
)


@pytest.fixture
def site(tmp_path):
    return moved(tmp_path, newsroom(), uploads=uploads(tmp_path), spiritual="ruhaniyat")


def places() -> dict[str, str]:
    titles = {ONE: "Көктемгі & «егіс»", ABAI: "Абай", "OTHER": "Басқаша"}
    found = {key: Article.objects.get(title=title) for key, title in titles.items()}
    return {
        **{key: article.get_absolute_url() for key, article in found.items()},
        "TAG": Tag.objects.get(name="көктемгі егіс").slug,
        "AUYL": Tag.objects.get(name="ауыл").slug,
        "PERSON": Person.objects.get(name="Айгүл Серікқызы").slug,
    }


def test_every_form_leads_to_its_page_at_once(site, client):
    assert led_astray(client, FORMS, places()) == {}


def test_doors_and_what_is_not_for_all_are_not_found(site, client):
    codes = {path: client.get(path).status_code for path in (*SHUT, *NOT_THERE)}
    assert set(codes.values()) == {404}, codes
    for key in ("5", "7", "8", "10", "999", "x", "%00", "٣"):
        answer = client.get(f"/?p={key}")
        assert (answer.status_code, "ҚҰПИЯ" in answer.text) == (200, False), key


def test_an_address_in_vain_costs_few_questions(site, client, django_assert_max_num_queries):
    for path in ("/joq/", "/2022/10/joq/", "/category/joq/", "/tag/joq/", "/wp-login.php"):
        client.get(path)
        with django_assert_max_num_queries(15):
            client.get(path)


def test_where_no_wordpress_moved_in_its_addresses_are_none(client):
    assert client.get("/feed/").status_code == 404
    assert client.get("/?p=1").status_code == 200


def test_a_piece_that_was_renamed_and_moved_here_is_found(site, client):
    one = Article.objects.get(title="Көктемгі & «егіс»")
    Article.objects.filter(pk=one.pk).update(slug="zhana", rubric=None)
    for path in ("/maqala-1/", "/?p=1", "/archives/1", "/2022/10/02/maqala-1/"):
        assert client.get(path)["Location"] == f"/{one.pk}-zhana.html"


def test_a_site_in_a_folder_and_its_authors_by_mail_are_found(tmp_path, client):
    folder = f"{HOST}/gazet"
    parts = [
        author(3, "Aigul.S@mail.kz", "Айгүл"),
        item(
            1,
            "Бір",
            "Мәтін",
            link=f"{folder}/2022/10/bir/",
            post_name="bir",
            creator="Aigul.S@mail.kz",
        ),
    ]
    moved(tmp_path, parts, host=folder)
    one = Article.objects.get().get_absolute_url()
    assert client.get("/gazet/2022/10/bir/")["Location"] == one
    assert "/avtor/" in client.get("/gazet/author/aigul-smail-kz/")["Location"]


def test_finished_pages_do_not_answer_for_old_questions(settings):
    def address(query):
        request = RequestFactory(headers={"host": Door().host}).get(f"/?{query}")
        return Door().address_of(request.environ)

    assert address("p=1") is None
    assert address("utm_source=x&page_id=2") is None
    assert address("utm_source=p") == "/"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/A/B/", ("a/b", None, False)),
        ("/index.php/a/page/3/feed/rss/", ("a", "3", True)),
        ("//a//amp//", ("a", None, False)),
        ("/page/2", ("", "2", False)),
        ("/feedback/", ("feedback", None, False)),
    ],
)
def test_what_stands_at_the_ends_of_an_address_is_taken_off(path, place):
    assert place_of(path) == place


def test_a_persons_word_is_made_as_wordpress_makes_it():
    assert author_word("Aigul.S@mail.kz") == "aigul-smail-kz"
    assert author_word("Бек Әли") == "бек-әли"


def test_rubrics_in_cyrillic_words_are_found(tmp_path, client):
    parts = [part.replace("zhanalyq", quote("жаңалық").lower()) for part in newsroom()]
    moved(tmp_path, [part.replace(ZHANALYQ[1], quote("жаңалық").lower()) for part in parts])
    assert client.get(f"/category/{quote('жаңалық')}/")["Location"] == "/zhanalyq/"
    assert EGIS[2] in client.get(client.get("/tag/egis/")["Location"]).text
