"""What the form says above its fields: a notice with what can be done about it."""

from typing import Any, NamedTuple


class Panel(NamedTuple):
    name: str
    facts: dict[str, Any]

    @property
    def template(self) -> str:
        return f"admin/news/panels/{self.name}.html"
