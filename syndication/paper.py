"""The newsroom's own row, read once for each state of the content."""

from news.content import Remembered
from news.models import Newsroom

newsroom = Remembered(Newsroom.ours)
