"""Signed messages to other programs, as standardwebhooks.com describes them."""

import base64
import hashlib
import hmac
import json
from typing import Any

from django.utils import timezone

from news.models import Article
from syndication.models import Delivery, Event
from syndication.outbox import post


def payload(event: Event, article: Article, address: str) -> dict[str, Any]:
    is_out = event not in (Event.WITHDRAWN, Event.DELETED)
    at = timezone.localtime(article.published_at) if article.published_at and is_out else None
    data = {"id": article.pk, "url": address, "title": article.title, "section": article.section}
    return {
        "type": f"article.{event.value}",
        "timestamp": timezone.localtime().isoformat(timespec="seconds"),
        "data": data | {"published_at": at.isoformat(timespec="seconds") if at else None},
    }


def deliver(delivery: Delivery) -> str:
    """:raises NotSent, Unsure: see post; NotSent also where the receiver did not take it"""
    content = json.dumps(delivery.payload, ensure_ascii=False).encode()
    moment = int(timezone.now().timestamp())
    headers = {
        "webhook-id": str(delivery.pk),
        "webhook-timestamp": str(moment),
        "webhook-signature": signature(delivery.outlet.secret, str(delivery.pk), moment, content),
        "X-Delivery": str(delivery.pk),
    }
    answer = post.send(delivery.outlet.address, content, headers)
    if not 200 <= answer.status < 300:
        raise post.NotSent(f"жауабы {answer.status}")
    return f"жауабы {answer.status}"


def signature(secret: str, key: str, moment: int, content: bytes) -> str:
    words = f"{key}.{moment}.".encode() + content
    inner = base64.b64decode(secret.removeprefix("whsec_"))
    signed = hmac.new(inner, words, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"
