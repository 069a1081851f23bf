"""The tree of rubrics in memory: a newsroom has some dozens, and every page asks for them."""

from django.shortcuts import get_object_or_404

from news.content import Remembered
from news.models import Rubric, RubricRedirect


class RubricTree:
    """All rubrics in the order in which the desk has put them."""

    def __init__(self, rubrics: list[Rubric]) -> None:
        self.rubrics = rubrics
        self.by_pk = {rubric.pk: rubric for rubric in rubrics}
        self.by_path = {rubric.path: rubric for rubric in rubrics}

    @property
    def roots(self) -> list[Rubric]:
        return [rubric for rubric in self.rubrics if rubric.parent_id is None]

    def children(self, parent: Rubric) -> list[Rubric]:
        return [rubric for rubric in self.rubrics if rubric.parent_id == parent.pk]

    def with_below(self, top: Rubric) -> list[Rubric]:
        """The rubric and all below it."""
        tree = [rubric for rubric in self.rubrics if rubric.tree_id == top.tree_id]
        return [rubric for rubric in tree if top.lft <= rubric.lft and rubric.rght <= top.rght]

    def trail(self, rubric: Rubric | None) -> list[Rubric]:
        """The rubric with all above it, the root first; nothing for no rubric."""
        trail: list[Rubric] = []
        while rubric:
            trail.insert(0, rubric)
            rubric = self.by_pk.get(rubric.parent_id)
        return trail


@Remembered
def rubric_tree() -> RubricTree:
    return RubricTree(list(Rubric.objects.order_by("tree_id", "lft")))


def rubric_of(path: str, tree: RubricTree) -> Rubric:
    """The rubric of a path, or the one that had it before it was renamed or moved; else 404."""
    former = RubricRedirect.objects.select_related("rubric")
    return tree.by_path.get(path) or get_object_or_404(former, path=path).rubric
