"""A post in a channel for each new piece, edited when the piece is.

Telegram has no word by which it would know a repeated message. So a row is written before a
message is sent, and its number into it afterwards. A row without a number says that the process
was killed in between, or that no answer came: the post may be there or not, and a second one is
worse than none. The delivery then waits for a person, who looks at the channel and may send it
again. What certainly was not sent is repeated as everything else. An edit is the same however
often it is sent.
"""

import json
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from news.addresses import absolute
from news.models import Article
from syndication.models import Delivery, Event, Post
from syndication.outbox import post

# What is older is no news: an archive that is taken in, a piece that is published anew.
NEWS = timedelta(days=1)
WITHDRAWN = "Бұл материал сайттан алынды."
LOST = "Жіберілді, бірақ жауап келмеді: арнаны қараңыз"


def deliver(delivery: Delivery) -> str:
    """:raises NotSent, Unsure: see post"""
    article = Article.objects.published().filter(pk=delivery.article_id).first()
    known = Post.objects.filter(outlet=delivery.outlet, article_id=delivery.article_id).first()
    if known:
        return edited(delivery, known, text_of(article) if article else WITHDRAWN)
    if article is None or delivery.event != Event.PUBLISHED:
        return "арнада жоқ, айтылмайды"
    if article.published_at and article.published_at < timezone.now() - NEWS:
        return "ескі мақала, айтылмайды"
    return posted(delivery, text_of(article))


def text_of(article: Article) -> str:
    return f"{article.title}\n\n{absolute(article.get_absolute_url())}"


def posted(delivery: Delivery, text: str) -> str:
    sent = Post.objects.create(outlet=delivery.outlet, article_id=delivery.article_id, text=text)
    try:
        said = asked(delivery, "sendMessage", text=text)
    except post.NotSent:
        sent.delete()
        raise
    sent.message_id = said["message_id"]
    sent.save()
    return f"№ {sent.message_id}"


def edited(delivery: Delivery, known: Post, text: str) -> str:
    if known.message_id is None:
        raise post.Unsure(LOST)
    if known.text == text:
        return "арнада сол күйінде тұр"
    asked(delivery, "editMessageText", text=text, message_id=known.message_id)
    known.text = text
    known.save()
    return f"№ {known.message_id} өзгертілді"


def asked(delivery: Delivery, method: str, **facts: Any) -> dict[str, Any]:
    """What Telegram gives back.

    :raises NotSent: it says that it did not do it
    :raises Unsure: it says nothing that can be understood
    """
    url = f"{settings.TELEGRAM_API}/bot{delivery.outlet.secret}/{method}"
    content = json.dumps({"chat_id": delivery.outlet.address, **facts}).encode()
    answer = post.send(url, content, {"X-Delivery": str(delivery.pk)})
    try:
        said = json.loads(answer.content)
        reason = str(said.get("description", ""))
        if said["ok"]:
            return said["result"]
    except (ValueError, KeyError, TypeError, AttributeError):
        if answer.status >= 400:
            raise post.NotSent(f"жауабы {answer.status}") from None
        raise post.Unsure("жауабы түсініксіз") from None
    if "message is not modified" in reason:
        return {}
    raise post.NotSent(f"жауабы {answer.status}: {reason[:100]}")
