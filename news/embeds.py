"""Videos and posts of other networks: kept in a text as a key, «youtube:dQw4w9WgXcQ».

A key says where a cover leads and nothing else; readers' browsers ask nobody before they are
clicked. What is not in these tables has no key.
"""

import html
import re
from typing import NamedTuple

LONGEST = 500
"""Characters of an address or a key."""
HOST = re.compile(r"(?:https?://)?(?:www\.|m\.|mobile\.|web\.)?", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
END = r"/?(?:[?#].*)?"
QUERY = r"/?\?(?:[^#]*&)?"
MORE = r"(?:[&#].*)?"


class Network(NamedTuple):
    name: str
    there: str
    """The name with the ending of a place, «YouTube-та»."""


class Cover(NamedTuple):
    """What readers are shown of a key."""

    address: str
    network: str
    action: str
    is_video: bool


NETWORKS = {
    "youtube": Network("YouTube", "YouTube-та"),
    "instagram": Network("Instagram", "Instagram-да"),
    "facebook": Network("Facebook", "Facebook-та"),
    "telegram": Network("Telegram", "Telegram-да"),
    "tiktok": Network("TikTok", "TikTok-та"),
    "x": Network("X", "X-те"),
    "vk": Network("VK", "VK-да"),
    "vimeo": Network("Vimeo", "Vimeo-да"),
    "rutube": Network("Rutube", "Rutube-та"),
}

# An address without https:// and www., and the key made of its groups.
ADDRESSES: tuple[tuple[str, str], ...] = (
    (rf"(?:music\.)?youtube\.com/watch{QUERY}v=([\w-]{{11}}){MORE}", "youtube:{}"),
    (rf"youtu\.be/([\w-]{{11}}){END}", "youtube:{}"),
    (rf"youtube(?:-nocookie)?\.com/(?:shorts|live|embed|v)/([\w-]{{11}}){END}", "youtube:{}"),
    (rf"instagram\.com/(?:[\w.]+/)?(p|tv)/([\w-]{{5,60}})(?:/embed)?{END}", "instagram:p/{1}"),
    (rf"instagram\.com/(?:[\w.]+/)?reels?/([\w-]{{5,60}})(?:/embed)?{END}", "instagram:reel/{}"),
    (rf"facebook\.com/watch(?:/live)?{QUERY}v=(\d{{5,25}}){MORE}", "facebook:watch/{}"),
    (rf"facebook\.com/[\w.-]+/videos/(?:[^/?#]+/)?(\d{{5,25}}){END}", "facebook:watch/{}"),
    (rf"facebook\.com/reel/(\d{{5,25}}){END}", "facebook:reel/{}"),
    (rf"facebook\.com/share/([vpr])/(\w{{5,40}}){END}", "facebook:share/{}/{}"),
    (
        rf"facebook\.com/([\w.-]{{2,80}})/posts/(?:[^/?#]+/)?(\d{{5,25}}|pfbid\w{{10,120}}){END}",
        "facebook:{}/posts/{}",
    ),
    (
        rf"facebook\.com/(?:permalink|story)\.php{QUERY}story_fbid=(\w{{5,140}})&id=(\d{{5,25}})"
        + MORE,
        "facebook:{1}/posts/{0}",
    ),
    (rf"fb\.watch/([\w-]{{5,40}}){END}", "facebook:fb.watch/{}"),
    (rf"(?:t|telegram)\.me/(?:s/)?(\w{{4,40}})/(\d{{1,12}}){END}", "telegram:{}/{}"),
    (rf"tiktok\.com/@([\w.]{{1,40}})/(?:video|photo)/(\d{{5,25}}){END}", "tiktok:{}/{}"),
    (rf"v[mt]\.tiktok\.com/(\w{{5,20}}){END}", "tiktok:vm/{}"),
    (rf"(?:twitter|x)\.com/(?:i/web|(\w{{1,20}}))/status(?:es)?/(\d{{5,25}}){END}", "x:{}/{}"),
    (
        rf"(?:vk\.(?:com|ru)|vkvideo\.ru)/(video|clip|wall)(-?\d{{1,15}}_\d{{1,15}}){END}",
        "vk:{}{}",
    ),
    (
        r"vk\.(?:com|ru)/[^?#]*\?(?:[^#]*&)?[zw]=(video|clip|wall)(-?\d{1,15}_\d{1,15})(?!\d).*",
        "vk:{}{}",
    ),
    (
        rf"(?:vk\.(?:com|ru)|vkvideo\.ru)/video_ext\.php{QUERY}oid=(-?\d{{1,15}})&id=(\d{{1,15}})"
        + MORE,
        "vk:video{}_{}",
    ),
    (rf"(?:player\.)?vimeo\.com/(?:video/)?(\d{{5,15}})(?:/\w+)?{END}", "vimeo:{}"),
    (
        rf"rutube\.ru/(?:video|shorts|play/embed|live/video)/([0-9a-f]{{32}}){END}",
        "rutube:{}",
    ),
)
KNOWN = [(re.compile(pattern, re.ASCII | re.IGNORECASE), key) for pattern, key in ADDRESSES]

VIDEO, POST = "Видеоны {} көру", "Жазбаны {} ашу"
# A key, the address that it leads to, and what a reader does there.
KEYS: tuple[tuple[str, str, str], ...] = (
    (r"youtube:([\w-]{11})", "https://www.youtube.com/watch?v={}", VIDEO),
    (r"instagram:(p)/([\w-]{5,60})", "https://www.instagram.com/{}/{}/", POST),
    (r"instagram:(reel)/([\w-]{5,60})", "https://www.instagram.com/{}/{}/", VIDEO),
    (r"facebook:watch/(\d{5,25})", "https://www.facebook.com/watch/?v={}", VIDEO),
    (r"facebook:reel/(\d{5,25})", "https://www.facebook.com/reel/{}", VIDEO),
    (r"facebook:share/([vr])/(\w{5,40})", "https://www.facebook.com/share/{}/{}/", VIDEO),
    (r"facebook:share/(p)/(\w{5,40})", "https://www.facebook.com/share/{}/{}/", POST),
    (r"facebook:([\w.-]{2,80})/posts/(\w{5,140})", "https://www.facebook.com/{}/posts/{}", POST),
    (r"facebook:fb\.watch/([\w-]{5,40})", "https://fb.watch/{}/", VIDEO),
    (r"telegram:(\w{4,40})/(\d{1,12})", "https://t.me/{}/{}", POST),
    (r"tiktok:vm/(\w{5,20})", "https://vm.tiktok.com/{}/", VIDEO),
    (r"tiktok:([\w.]{1,40})/(\d{5,25})", "https://www.tiktok.com/@{}/video/{}", VIDEO),
    (r"x:(\w{1,20})/(\d{5,25})", "https://x.com/{}/status/{}", POST),
    (r"vk:((?:video|clip)-?\d{1,15}_\d{1,15})", "https://vk.com/{}", VIDEO),
    (r"vk:(wall-?\d{1,15}_\d{1,15})", "https://vk.com/{}", POST),
    (r"vimeo:(\d{5,15})", "https://vimeo.com/{}", VIDEO),
    (r"rutube:([0-9a-f]{32})", "https://rutube.ru/video/{}/", VIDEO),
)
LEADING = [(re.compile(pattern, re.ASCII), address, words) for pattern, address, words in KEYS]


def embed_of(typed: str) -> str | None:
    """The key of an address, or of the first known address in a network's own code."""
    typed = typed.strip()
    inside = ADDRESS.findall(html.unescape(typed[: 20 * LONGEST]))
    keys = (key_of(address) for address in (typed, *inside))
    return next(filter(None, keys), None)


def key_of(address: str) -> str | None:
    if len(address) > LONGEST:
        return None
    place = HOST.sub("", address, count=1)
    for pattern, key in KNOWN:
        if found := pattern.fullmatch(place):
            return key.format(*(group or "i" for group in found.groups()))
    return None


def cover_of(key: str) -> Cover | None:
    for pattern, address, words in LEADING:
        if found := pattern.fullmatch(key):
            network = NETWORKS[key.partition(":")[0]]
            place = address.format(*found.groups())
            return Cover(place, network.name, words.format(network.there), words == VIDEO)
    return None


def address_of(key: str) -> str | None:
    """Where a key leads; None for one that no table knows."""
    cover = cover_of(key)
    return cover.address if cover else None
