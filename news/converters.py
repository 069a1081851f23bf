"""The parts of addresses, as narrow as each can be."""

from django.urls import register_converter


class RubricPath:
    """`madeniet/adebiet`"""

    regex = r"[a-z0-9-]+(?:/[a-z0-9-]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class AnyPath(RubricPath):
    """Whatever stands before an article's id: the old site never looked at it either."""

    regex = r".+"


class OldSlug(RubricPath):
    """A slug as any site may have written it, none included."""

    regex = r"[^/]*"


class Number:
    """A number that fits the database; leading zeros are sent to the right address."""

    regex = r"[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


for converter, name in (
    (RubricPath, "rubric"),
    (AnyPath, "any"),
    (OldSlug, "oldslug"),
    (Number, "number"),
):
    register_converter(converter, name)
