"""The tree of rubrics. Every write to it is locked, and settles the paths of all rubrics."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import connection, models, transaction
from django.urls import reverse
from mptt.exceptions import InvalidMove
from mptt.managers import TreeManager
from mptt.models import MPTTModel, TreeForeignKey

from news.addresses import NO_PAGES, SCRIPTS
from news.fields import PlainField

TREE_LOCK = 10_000_003  # any number that no other advisory lock of the site uses
# First words of addresses that belong to other pages.
RESERVED = (
    NO_PAGES
    | SCRIPTS
    | {"keyin", "manifest", "search", "sitemap", "sw", "tags", "zhelisiz", "zhoba"}
)
RESERVED |= {"avtor", "bet", "korinis", "ruhaniyat", "tuzetuler"}
# What readers send, and what is kept of them.
RESERVED |= {"bailanys", "pikirler", "qate", "qupiyalyq", "saualnama", "zhanalyq-zhiberu"}
RESERVED |= {"gazet", "habarlandyru", "zharnama"}

DEEPEST = 4  # levels below a root; addresses must stay readable


@contextmanager
def tree_locked() -> Iterator[None]:
    """Let one transaction at a time write the tree: two new roots would share a tree number."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])
        yield


class RubricManager(TreeManager):
    def move_node(self, node, target, position="last-child"):
        """What the admin's drag and drop calls."""
        with tree_locked():
            node.refresh_from_db()
            if target is not None:
                target.refresh_from_db()
            super().move_node(node, target, position)
            try:
                node.clean()
            except ValidationError as reason:
                raise InvalidMove(" ".join(reason.messages)) from reason


class Rubric(MPTTModel):
    name = PlainField("атауы", max_length=80)
    slug = models.CharField(
        "мекенжайдағы сөзі",
        max_length=60,
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z", "Тек a–z, 0–9 және сызықша: madeniet.")
        ],
    )
    parent = TreeForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="үстіңгі айдар",
    )
    description = PlainField("сипаттамасы", max_length=300, blank=True)
    path = models.TextField("мекенжайы", editable=False)

    objects = RubricManager()

    class Meta:
        verbose_name = "айдар"
        verbose_name_plural = "айдарлар"
        constraints = [
            # Checked at commit: two rubrics may change places within one transaction.
            models.UniqueConstraint(
                fields=["path"], name="one_rubric_per_path", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.parent_id and (self.slug in RESERVED or self.slug.isdecimal()):
            raise ValidationError({"slug": "Бұл сөз сайттың өз беттеріне керек, басқасын алыңыз."})
        if self.parent and self.parent.level >= DEEPEST:
            raise ValidationError({"parent": "Айдарлар тым терең орналасты."})
        if self.slug == "page":
            raise ValidationError({"slug": "«page» сөзі бет нөмірлеріне керек, басқасын алыңыз."})
        twins = Rubric.objects.filter(parent=self.parent, slug=self.slug).exclude(pk=self.pk)
        if twins.exists():
            raise ValidationError({"slug": "Мұндай мекенжайы бар айдар осы жерде бұрыннан бар."})

    def save(self, *args, **kwargs) -> None:
        with tree_locked():
            super().save(*args, **kwargs)
            settle_paths()
            self.refresh_from_db(fields=["path"])

    def delete(self, *args, **kwargs):
        with tree_locked():
            return super().delete(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news:rubric", kwargs={"path": self.path})


class RubricRedirect(models.Model):
    """The path that a rubric had before it was renamed or moved."""

    path = models.TextField(primary_key=True)
    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="redirects")

    class Meta:
        verbose_name = "бұрынғы мекенжай"
        verbose_name_plural = "бұрынғы мекенжайлар"
        default_permissions = ()

    def __str__(self) -> str:
        return self.path


def settle_paths() -> None:
    """Give every rubric the path its place asks for, and leave redirects at the old ones."""
    paths: dict[int | None, str] = {}
    changed, redirects = [], []
    for rubric in Rubric.objects.order_by("tree_id", "lft"):
        above = paths.get(rubric.parent_id)
        path = paths[rubric.pk] = f"{above}/{rubric.slug}" if above else rubric.slug
        if rubric.path != path:
            redirects += [RubricRedirect(path=rubric.path, rubric=rubric)] if rubric.path else []
            rubric.path = path
            changed.append(rubric)
    Rubric.objects.bulk_update(changed, ["path"])
    RubricRedirect.objects.bulk_create(
        redirects, update_conflicts=True, unique_fields=["path"], update_fields=["rubric"]
    )
    # A living rubric's path is its own again.
    RubricRedirect.objects.filter(path__in=paths.values()).delete()


def tree_faults() -> list[str]:
    """What is wrong with the tree, a sentence for each rubric; nothing for a whole one."""
    rubrics = {rubric.pk: rubric for rubric in Rubric.objects.order_by("tree_id", "lft")}
    roots = [rubric.tree_id for rubric in rubrics.values() if rubric.parent_id is None]
    shared = {tree for tree in roots if roots.count(tree) > 1}
    faults = [fault_of(rubric, rubrics.get(rubric.parent_id)) for rubric in rubrics.values()]
    faults += [f"tree {tree} has more than one root" for tree in sorted(shared)]
    return [fault for fault in faults if fault]


def fault_of(rubric: Rubric, parent: Rubric | None) -> str:
    path = f"{parent.path}/{rubric.slug}" if parent else rubric.slug
    if rubric.path != path:
        return f"{rubric.path}: its path should be {path}"
    if rubric.lft >= rubric.rght:
        return f"{rubric.path}: its borders are crossed"
    inside = parent is None or (
        rubric.tree_id == parent.tree_id and parent.lft < rubric.lft and rubric.rght < parent.rght
    )
    return "" if inside else f"{rubric.path}: it does not stand inside the one above it"
