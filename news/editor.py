"""The text editor's abilities: one list drives its toolbar and the server's allow-list."""

from django_prose_editor.fields import ProseEditorField

PHOTO = "Photo"
WORDS = "Words"
EXTENSIONS = {
    "Heading": {"levels": [2, 3]},
    "Bold": True,
    "Italic": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    PHOTO: True,
    WORDS: True,
}


def allow_photo(_config: object, allowed: dict) -> None:
    """A picture stands in a text as a reference only: <figure data-photo="7"></figure>."""
    allowed["tags"].add("figure")
    allowed["attributes"]["figure"] = {"data-photo"}


def allow_nothing(_config: object, _allowed: dict) -> None:
    """What only changes the toolbar writes nothing."""


class ProseField(ProseEditorField):
    """A text with the newspaper's editor; the model cleans it, whoever writes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs, extensions=EXTENSIONS, sanitize=lambda html: html)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
