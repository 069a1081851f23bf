"""The page of ours for what an old address names; None where there is none."""

from legacy.finding.lists import (
    archive,
    archive_of,
    contact,
    feed,
    front,
    listed,
    person,
    persons_feed,
    search,
    send_news,
    site_map,
    tag,
)
from legacy.finding.pieces import article, article_called, article_of_day, download, page
from legacy.finding.rubrics import feed_called, rubric, rubric_called, rubric_of, rubrics_feed

# What is there for certain when it was found; a list may have fewer pages than it had.
SURE = {article, article_called, article_of_day, search, feed, site_map, send_news, contact}

__all__ = [
    "SURE",
    "archive",
    "archive_of",
    "article",
    "article_called",
    "article_of_day",
    "contact",
    "download",
    "feed",
    "feed_called",
    "front",
    "listed",
    "page",
    "person",
    "persons_feed",
    "rubric",
    "rubric_called",
    "rubric_of",
    "rubrics_feed",
    "search",
    "send_news",
    "site_map",
    "tag",
]
