"""The tables of the newspaper, one idea a module."""

from news.models.article import Article, Byline
from news.models.breaking import BreakingLine
from news.models.content import ContentChange
from news.models.correction import Correction
from news.models.front import FrontPage, FrontPlace
from news.models.person import Person
from news.models.photo import Photo, PhotoUse
from news.models.rubric import Rubric, RubricRedirect
from news.models.search import SearchEntry, SearchTask, SearchWord
from news.models.tag import Tag
from news.models.version import ArticleVersion
from news.models.views import ViewBase, ViewDay, ViewerSalt, ViewSeen

__all__ = [
    "Article",
    "ArticleVersion",
    "BreakingLine",
    "Byline",
    "ContentChange",
    "Correction",
    "FrontPage",
    "FrontPlace",
    "Person",
    "Photo",
    "PhotoUse",
    "Rubric",
    "RubricRedirect",
    "SearchEntry",
    "SearchTask",
    "SearchWord",
    "Tag",
    "ViewBase",
    "ViewDay",
    "ViewSeen",
    "ViewerSalt",
]
