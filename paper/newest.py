"""Whether there is a printed newspaper to lead to: asked once for each state of the content."""

from news.content import Remembered
from paper.models import Issue


@Remembered
def is_printed() -> bool:
    return Issue.objects.published().exists()
