"""The tables of the newspaper, one idea a module."""

from news.models.article import Article
from news.models.breaking import BreakingLine
from news.models.byline import Byline
from news.models.content import ContentChange
from news.models.correction import Correction
from news.models.drafts import Draft, Presence
from news.models.front import FrontPage, FrontPlace
from news.models.missed import MissedAddress
from news.models.newsroom import Newsroom
from news.models.person import Person
from news.models.photo import Photo, PhotoUse
from news.models.preview import PreviewLink
from news.models.proposal import Proposal
from news.models.rubric import Rubric, RubricRedirect
from news.models.search import SearchEntry, SearchTask, SearchWord
from news.models.tag import FormerTag, Tag
from news.models.tally import Listed, Tally
from news.models.version import ArticleVersion
from news.models.views import ViewBase, ViewDay, ViewerSalt, ViewSeen

__all__ = [
    "Article",
    "ArticleVersion",
    "BreakingLine",
    "Byline",
    "ContentChange",
    "Correction",
    "Draft",
    "FormerTag",
    "FrontPage",
    "FrontPlace",
    "Listed",
    "MissedAddress",
    "Newsroom",
    "Person",
    "Photo",
    "PhotoUse",
    "Presence",
    "PreviewLink",
    "Proposal",
    "Rubric",
    "RubricRedirect",
    "SearchEntry",
    "SearchTask",
    "SearchWord",
    "Tag",
    "Tally",
    "ViewBase",
    "ViewDay",
    "ViewSeen",
    "ViewerSalt",
]
