"""The text editor's abilities: one list drives its toolbar and the server's allow-list."""

from collections.abc import Callable

from django_prose_editor.fields import ProseEditorField

PHOTO, GALLERY, COVER, PASTE, WORDS = "Photo", "Gallery", "Cover", "Paste", "Words"
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
    GALLERY: True,
    COVER: True,
    PASTE: True,
    WORDS: True,
}

# The text editor writes one style element; without it typed spaces become &nbsp;.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"


def allow(*attributes: str) -> Callable[[object, dict], None]:
    """What stands in a text as a reference only, like <figure data-photo="7"></figure>."""

    def extend(_config: object, allowed: dict) -> None:
        if attributes:
            allowed["tags"].add("figure")
            allowed["attributes"].setdefault("figure", set()).update(attributes)

    return extend


# Our own parts of the editor: the module of each, and what the server lets it write.
PARTS = (
    ("desk/photo.js", PHOTO, allow("data-photo")),
    ("desk/editor/gallery.js", GALLERY, allow("data-gallery")),
    ("desk/editor/cover.js", COVER, allow("data-embed", "data-title")),
    ("desk/editor/paste.js", PASTE, allow()),
    ("desk/editor/words.js", WORDS, allow()),
)


class ProseField(ProseEditorField):
    """A text with the newspaper's editor; the model cleans it, whoever writes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs, extensions=EXTENSIONS, sanitize=lambda html: html)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
