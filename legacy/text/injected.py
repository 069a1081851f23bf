"""Code in a text: that of known networks becomes what it would have shown, any other is
reported (the sanitiser takes it away, whatever it is)."""

import re
from html import escape

from legacy.text.findings import Findings
from news.embeds import embed_of

TELEGRAM = re.compile(
    r"<script\b[^<>]{0,500}?data-telegram-post=[\"']([\w/]{3,80})[\"'][^<>]{0,500}>\s*</script>",
    re.IGNORECASE,
)
POST = re.compile(
    r"<blockquote\b[^<>]{0,900}?(?:instagram-media|twitter-tweet|tiktok-embed)\b"
    r"(?:[^<]|<(?!/?blockquote)){0,30000}+</blockquote>",
    re.IGNORECASE,
)
SCRIPT = re.compile(r"<script\b([^<>]*+>?(?:[^<]|<(?!/script))*+)", re.IGNORECASE)
OF_NETWORKS = re.compile(
    r"//(?:platform\.(?:instagram|twitter)\.com|www\.instagram\.com/embed\.js"
    r"|www\.tiktok\.com/embed\.js|telegram\.org/js|connect\.facebook\.net)",
    re.IGNORECASE,
)
OTHERS = (
    ("form", re.compile(r"<(?:form|input|meta|base|link|applet)\b[^<>]{0,300}", re.IGNORECASE)),
    ("object", re.compile(r"<object\b[^<>]{0,300}", re.IGNORECASE)),
    (
        "event",
        re.compile(r"<\w+\s[^<>]{0,300}?[\s\"'=]javascript:[^<>]{0,300}", re.IGNORECASE),
    ),
    ("event", re.compile(r"<\w+\s[^<>]{0,300}?\son[a-z]{3,20}\s*=[^<>]{0,300}", re.IGNORECASE)),
)
# The engine's own: large pictures, spoilers, its windows.
HARMLESS = re.compile(r"hs\.expand|ShowOrHide|doPopup|dleshow|dlepopup", re.IGNORECASE)
EMBED = re.compile(r"<(?:embed|source)\b([^<>]{0,2000})>", re.IGNORECASE)


def shown(text: str) -> str:
    """The text with the code of networks as frames, which become covers."""
    if "<" not in text:
        return text
    text = TELEGRAM.sub(r'<iframe src="https://t.me/\1"></iframe>', text)
    text = POST.sub(frame_of_post, text)
    return EMBED.sub(r"<iframe\1></iframe>", text)


def frame_of_post(found: re.Match[str]) -> str:
    key = embed_of(found[0])
    address = next((a for a in ADDRESS.findall(found[0]) if embed_of(a) == key), "") if key else ""
    return f'<iframe src="{escape(address)}"></iframe>' if address else found[0]


ADDRESS = re.compile(r"https?://[^\s\"'<>\\]{1,500}", re.IGNORECASE)


def report(text: str, found: Findings) -> None:
    if "<" not in text:
        return
    for script in SCRIPT.finditer(text):
        if not OF_NETWORKS.search(script[1][:300]):
            found.drop("script", script[1])
    for kind, pattern in OTHERS:
        for tag in pattern.finditer(text):
            if not HARMLESS.search(tag[0]):
                found.drop(kind, tag[0])
