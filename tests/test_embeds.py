"""Covers of videos and posts: addresses become keys, keys become addresses."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from news import body
from news.embeds import NETWORKS, address_of, cover_of, embed_of
from tests.factories import make_article

ID = "dQw4w9WgXcQ"
HEX = "0123456789abcdef" * 2
KNOWN = [
    (f"https://www.youtube.com/watch?v={ID}", f"youtube:{ID}"),
    (f"https://www.youtube.com/watch?app=desktop&v={ID}&t=42s", f"youtube:{ID}"),
    (f"youtube.com/watch?v={ID}", f"youtube:{ID}"),
    (f"https://m.youtube.com/watch?v={ID}#x", f"youtube:{ID}"),
    (f"https://youtu.be/{ID}?si=abc", f"youtube:{ID}"),
    (f"https://www.youtube.com/shorts/{ID}?feature=share", f"youtube:{ID}"),
    (f"https://www.youtube.com/live/{ID}", f"youtube:{ID}"),
    (f"https://www.youtube-nocookie.com/embed/{ID}?rel=0", f"youtube:{ID}"),
    ("https://www.instagram.com/p/C1a-B_cdEfg/?igsh=x", "instagram:p/C1a-B_cdEfg"),
    ("https://www.instagram.com/qazaly/reel/C1aBcdEfg/", "instagram:reel/C1aBcdEfg"),
    ("https://www.instagram.com/reels/C1aBcdEfg/", "instagram:reel/C1aBcdEfg"),
    ("https://www.facebook.com/watch/?v=1234567890", "facebook:watch/1234567890"),
    ("https://www.facebook.com/qazaly/videos/kopir/1234567890/", "facebook:watch/1234567890"),
    ("https://www.facebook.com/reel/1234567890", "facebook:reel/1234567890"),
    ("https://fb.watch/aBcDeF12/", "facebook:fb.watch/aBcDeF12"),
    ("https://www.facebook.com/share/p/1AbCdEfGh/", "facebook:share/p/1AbCdEfGh"),
    ("https://www.facebook.com/qazaly.kz/posts/pfbid02abcdefghij", None),
    ("https://t.me/qazaly_kz/123", "telegram:qazaly_kz/123"),
    ("https://t.me/s/qazaly_kz/123?single", "telegram:qazaly_kz/123"),
    ("https://www.tiktok.com/@qazaly.kz/video/7123456789012345678?lang=kk", None),
    ("https://vm.tiktok.com/ZMabc123/", "tiktok:vm/ZMabc123"),
    ("https://x.com/qazaly/status/1234567890123456789?s=20", "x:qazaly/1234567890123456789"),
    ("https://twitter.com/i/web/status/1234567890", "x:i/1234567890"),
    ("https://vk.com/video-123_456", "vk:video-123_456"),
    ("https://vk.com/qazaly?z=video-123_456%2Fpl_cat", "vk:video-123_456"),
    ("https://vkvideo.ru/video_ext.php?oid=-123&id=456&hd=2", "vk:video-123_456"),
    ("https://vk.com/wall-123_456", "vk:wall-123_456"),
    ("https://vimeo.com/123456789", "vimeo:123456789"),
    ("https://player.vimeo.com/video/123456789?h=abc", "vimeo:123456789"),
    (f"https://rutube.ru/play/embed/{HEX}/", f"rutube:{HEX}"),
]
UNKNOWN = [
    *("", "сөз", "https://qazaly.kz/", "https://www.youtube.com/", "https://youtu.be/"),
    *("https://www.youtube.com/@qazaly", "https://www.youtube.com/watch?list=PL123"),
    *(f"https://youtube.com.evil.kz/watch?v={ID}", f"https://evil.kz/?https://youtu.be/{ID}"),
    *(
        "javascript:alert(1)",
        f"javascript:youtu.be/{ID}",
        "https://t.me/c/123/45",
        "https://t.me/qazaly",
    ),
    *(
        "https://www.instagram.com/qazaly/",
        "https://www.tiktok.com/@qazaly",
        "https://x.com/qazaly",
    ),
    "https://youtu.be/" + "a" * 10_000,
]


@pytest.mark.parametrize(("address", "key"), KNOWN)
def test_a_known_address_has_a_key_that_leads_back(address, key):
    found = embed_of(address)
    assert key is None or found == key
    assert embed_of(address_of(found)) == found
    assert body.sanitise(f'<figure data-embed="{found}"></figure>').count(found) == 1


@pytest.mark.parametrize("address", UNKNOWN)
def test_any_other_address_has_none(address):
    assert embed_of(address) is None


def test_every_network_is_known_by_an_address():
    assert {embed_of(address).partition(":")[0] for address, _ in KNOWN} == set(NETWORKS)


def test_a_networks_own_code_holds_its_address():
    frame = f'<iframe width="560" src="https://www.youtube.com/embed/{ID}?si=x"></iframe>'
    assert embed_of(frame) == f"youtube:{ID}"
    post = '<script async src="https://telegram.org/js/x.js" data-telegram-post="a/1"></script>'
    assert embed_of(post) is None


@given(st.text(), st.sampled_from(["https://youtu.be/", "x:", "vk.com/video", "https://["]))
def test_no_address_and_no_key_breaks_anything(text, start):
    assert (key := embed_of(start + text)) is None or cover_of(key)
    cover_of(start + text)


def page_of(client, html):
    return client.get(make_article(body=html).get_absolute_url()).content.decode()


def test_a_cover_is_a_link_and_nothing_of_the_network(client, db):
    title = "Көпір &amp; &quot;той&quot;"
    page = page_of(client, f'<figure data-embed="youtube:{ID}" data-title="{title}"></figure>')
    assert f'href="https://www.youtube.com/watch?v={ID}" target="_blank"' in page
    assert 'rel="noopener noreferrer nofollow"' in page
    assert "Көпір &amp; &quot;той&quot;" in page
    assert "Видеоны YouTube-та көру" in page
    assert "<iframe" not in page
    assert "data-embed" not in page


def test_words_of_an_unknown_cover_stay(client, db):
    page = page_of(
        client, '<figure data-embed="myspace:1" data-title="Ескі &lt;b&gt;"></figure><p>м</p>'
    )
    assert "<p>Ескі ‹b›</p><p>м</p>" in page
    assert "myspace" not in page


@pytest.mark.parametrize("key", ["youtube", "youtube:a b", 'x:"onload', "X:1", "a:" + "b" * 300])
def test_a_key_that_is_none_goes(key):
    html = f"<figure data-embed='{key}' data-title='сөз'></figure><p>м</p>"
    assert body.sanitise(html) == "<p>м</p>"


def test_a_title_is_kept_plain_and_short():
    html = f"<figure data-title=' а\n<b>{'с' * 300}' data-embed='youtube:{ID}'></figure>"
    clean = body.sanitise(html)
    assert clean.startswith(f'<figure data-embed="youtube:{ID}" data-title="а ‹b›ссс')
    assert body.sanitise(clean) == clean
    assert len(clean) < 300


def test_search_reads_titles_and_no_keys():
    html = f'<p>бір</p><figure data-embed="youtube:{ID}" data-title="Той &amp; ән"></figure>'
    assert body.plain(html).split() == ["бір", "Той", "&", "ән"]


@pytest.mark.parametrize("edition", ["lat", "tote"])
def test_editions_leave_an_address_alone(client, db, edition):
    article = make_article(
        body='<figure data-embed="telegram:qazaly_kz/12" data-title="Хабар"></figure>'
    )
    page = client.get(f"/{edition}{article.get_absolute_url()}", follow=True).content.decode()
    assert 'href="https://t.me/qazaly_kz/12"' in page
    assert "Хабар" not in page


def test_the_desk_tells_an_address(desk):
    ask = reverse("editor_cover")
    assert desk.post(ask, {"address": f" https://youtu.be/{ID} "}).json() == {
        "embed": f"youtube:{ID}"
    }
    assert "танылмады" in desk.post(ask, {"address": "https://qazaly.kz/"}).json()["sentence"]
    assert "танылмады" in desk.post(ask, {}).json()["sentence"]
