"""The ways of writing a feed down: RSS 2.0, Atom 1.0 and JSON Feed 1.1."""

import json
from typing import Any, TextIO
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import (
    Atom1Feed,
    Rss201rev2Feed,
    SyndicationFeed,
    rfc3339_date,
)
from django.utils.xmlutils import SimplerXMLGenerator

CONTENT = "http://purl.org/rss/1.0/modules/content/"


def add_html(handler: SimplerXMLGenerator, name: str, html: str, **attributes: str) -> None:
    """As CDATA: what reads tags, as our editions do, finds them."""
    handler.startElement(name, AttributesImpl(attributes))
    handler.ignorableWhitespace(f"<![CDATA[{html.replace(']]>', ']]&gt;')}]]>")
    handler.endElement(name)


class Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": CONTENT}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            add_html(handler, "content:encoded", item["content"])


class Atom(Atom1Feed):
    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "author_name": None})
        for name in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if item["content"]:
            add_html(handler, "content", item["content"], type="html")


class Json(SyndicationFeed):
    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: TextIO, encoding: str) -> None:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "description": self.feed["description"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "items": [self.said(item) for item in self.items],
        }
        json.dump(feed, outfile, ensure_ascii=False)

    def said(self, item: dict[str, Any]) -> dict[str, Any]:
        files = item["enclosures"]
        facts = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            # One of the two must be there, an empty one is.
            "content_html": item["content"],
            "summary": item["summary"],
            "image": files[0].url if files else "",
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "authors": [{"name": name} for name in item["authors"]],
            "tags": item["categories"],
            "attachments": [attachment(file) for file in files],
        }
        return {name: fact for name, fact in facts.items() if fact or name == "content_html"}


def attachment(file: Any) -> dict[str, Any]:
    return {"url": file.url, "mime_type": file.mime_type}


FORMS: dict[str, type[Rss] | type[Atom] | type[Json]] = {
    "rss.xml": Rss,
    "atom.xml": Atom,
    "feed.json": Json,
}
