"""The four roles of a newsroom, in one table: what each is called, may do, and is told it may do.

The table is the truth: groups are brought in line with it after every migrate. The chief editor
is Django's superuser and needs no group.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction


def rights(app: str, model: str, *verbs: str) -> tuple[str, ...]:
    """The names of permissions: rights("news", "tag", "add") is ("news.add_tag",)."""
    return tuple(f"{app}.{verb}_{model}" for verb in verbs)


ALL = ("view", "add", "change", "delete")
LOOK = rights("news", "rubric", "view") + rights("news", "person", "view")
PHOTOS = rights("news", "photo", *ALL)
NAMES = rights("news", "tag", *ALL) + rights("news", "person", "view", "add", "change")
COLUMN = rights("spiritual", "spiritualarticle", *ALL)
NEWS = rights("news", "article", *ALL)
FRONT = rights("news", "frontplace", *ALL) + rights("news", "breakingline", *ALL)
PAID = rights("adverts", "advert", *ALL) + rights("adverts", "notice", *ALL)
PAPER = rights("paper", "issue", *ALL)
# Addresses that lead elsewhere, and what the old site left to be looked at.
OLD_SITE = (
    rights("legacy", "redirect", *ALL)
    + rights("legacy", "note", "view", "change")
    + rights("legacy", "missingfile", "view", "delete")
)
# A note is a public record: nobody's to delete but the chief editor's.
CORRECTIONS = rights("news", "correction", "view", "add", "change")
LETTERS = tuple(
    right
    for model in ("comment", "report", "letter")
    for right in rights("letters", model, "view", "change", "delete")
) + rights("letters", "poll", *ALL)


@dataclass(frozen=True)
class Role:
    key: str
    name: str
    sentences: tuple[str, ...]
    """What the person may do, and may not, as the page of roles says it."""
    permissions: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_chief(self) -> bool:
        return self.key == CHIEF


CHIEF = "chief"

ROLES = (
    Role(
        "author",
        "Автор",
        (
            "Мақала жазады, суреттерін жүктейді, дайын болғанда редакторға қарауға жібереді.",
            "Тек өз мақалаларын көреді және өзгертеді.",
            "Жарияланып кеткен мақаласына енгізген өзгерісі бірден шықпайды: редактор "
            "салыстырып, қабылдағанша күтіп тұрады.",
            "Жариялай алмайды.",
        ),
        (
            *(*NEWS, *COLUMN, *LOOK),
            *rights("news", "photo", "view", "add", "change"),
            *rights("news", "tag", "view", "add"),
        ),
    ),
    Role(
        "editor",
        "Редактор",
        (
            "Кез келген мақаланы жазады, түзетеді, жариялайды және сайттан алады, Руханиятты да.",
            "Авторлар ұсынған өзгерістерді қабылдайды немесе қайтарады.",
            "Басты бетті құрады, шұғыл хабар береді, түзету жазады.",
            "Суреттерге, белгілер мен авторларға жауап береді.",
            "Оқырман пікірлерін тексереді, хаттарын қарайды, сауалнама жасайды.",
            "Жарнама мен хабарландыру орналастырады, газеттің нөмірлерін жүктейді.",
            "Табылмаған мекенжайды дұрыс бетке бағыттайды.",
            "Айдарларды, адамдарды және редакция ережелерін өзгертпейді.",
        ),
        (
            *(*NEWS, *COLUMN, *LOOK, *PHOTOS, *NAMES, *FRONT, *CORRECTIONS, *LETTERS, *PAID),
            *(*PAPER, *OLD_SITE),
            *rights("news", "missedaddress", "view", "delete"),
            "news.publish_article",
            "spiritual.publish_spiritualarticle",
        ),
    ),
    Role(
        "column",
        "Айдар редакторы",
        (
            "Тек Руханият айдарын жүргізеді: мақалаларын жазады, түзетеді, жариялайды.",
            "Шыққан мақаласының қатесін оқырманға түзету жазып айтады.",
            "Суреттер мен белгілерді пайдаланады, жаңасын қосады.",
            "Жаңалықтарды өзгертпейді және жарияламайды.",
        ),
        (
            *(*COLUMN, *LOOK, *NAMES, *CORRECTIONS),
            *rights("news", "photo", "view", "add", "change"),
            "spiritual.publish_spiritualarticle",
        ),
    ),
    Role(
        CHIEF,
        "Бас редактор",
        (
            "Редактордың қолынан келетіннің бәрін істейді.",
            "Адамдарды шақырады, рөлін береді, кіруін жабады.",
            "Кімнің не істегенін журналдан көреді.",
            "Айдарларды, жазу ережелерін және редакция ережелерін өзгертеді.",
        ),
    ),
)
BY_KEY = {role.key: role for role in ROLES}


def settle_roles(**signal: object) -> None:
    """Make the groups say what the table says; called by Django after every migrate."""
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    for role in ROLES:
        if not role.is_chief:
            group, _ = Group.objects.get_or_create(name=role.key)
            group.permissions.set(known[name] for name in role.permissions if name in known)


def role_of(user: User) -> Role | None:
    """The person's role; None for an account that was given none yet."""
    if user.is_superuser:
        return BY_KEY[CHIEF]
    names = [group.name for group in user.groups.all()]
    return next((BY_KEY[name] for name in names if name in BY_KEY), None)


@transaction.atomic
def give_role(user: User, role: Role) -> None:
    """Let the person be that, and nothing else; the account is saved."""
    user.is_staff, user.is_superuser = True, role.is_chief
    user.save()
    user.groups.set([] if role.is_chief else [Group.objects.get(name=role.key)])
    user.user_permissions.clear()
