"""The page of ours for what an old address names; None where there is none."""

from legacy.finding.lists import (
    archive,
    contact,
    feed,
    front,
    person,
    persons_feed,
    search,
    send_news,
    site_map,
    tag,
)
from legacy.finding.pieces import article, article_called, article_of_day, download, page
from legacy.finding.rubrics import feed_called, rubric, rubric_called, rubrics_feed

# What is there for certain when it was found; a list may have fewer pages than it had.
SURE = {article, article_called, article_of_day, search, feed, site_map, send_news, contact}

__all__ = [
    "SURE",
    "archive",
    "article",
    "article_called",
    "article_of_day",
    "contact",
    "download",
    "feed",
    "feed_called",
    "front",
    "page",
    "person",
    "persons_feed",
    "rubric",
    "rubric_called",
    "rubrics_feed",
    "search",
    "send_news",
    "site_map",
    "tag",
]
