"""Who may do what with a piece.

The table of roles stands in desk.roles; here is what follows from the rights for one article.
Somebody who may not publish works on own pieces only, and changes a published one by proposal.
"""

from django.contrib.auth.models import User
from django.db.models import Q

from news.models import Article, Newsroom
from news.models.article import Section, Status

TO_PUBLISH = {
    Section.NEWS.value: "news.publish_article",
    Section.SPIRITUAL.value: "spiritual.publish_spiritualarticle",
}


def publishes(user: User, section: str) -> bool:
    """Whether pieces of that section are this person's to publish, other people's included."""
    return user.has_perm(TO_PUBLISH[section])


def publishes_anything(user: User) -> bool:
    return any(user.has_perm(right) for right in TO_PUBLISH.values())


def is_own(user: User, article: Article) -> bool:
    return article.written_by_id is not None and article.written_by_id == user.pk


def may_publish(user: User, article: Article) -> bool:
    """Whether this person may put this piece before readers, or change it there.

    With the two-person rule nobody approves a piece of their own.
    """
    if not publishes(user, article.section):
        return False
    return not (is_own(user, article) and Newsroom.ours().two_person_rule)


def may_edit(user: User, article: Article) -> bool:
    """Whether this person may open the piece's form: what becomes of a save is may_publish's."""
    return publishes(user, article.section) or is_own(user, article)


def relatable(user: User, article: Article | None) -> Q:
    """What this person may set below a piece: what is public, what they work on, what is there.

    Of other people's drafts not even the title is shown.
    """
    sections = [section for section in TO_PUBLISH if publishes(user, section)]
    seen = Q(pk__in=Article.objects.published().values("pk"))
    seen |= Q(section__in=sections) | Q(written_by=user)
    return seen | Q(pk__in=article.related.values("pk")) if article and article.pk else seen


def may_delete(user: User, article: Article) -> bool:
    """Whether this person may put the piece into the bin: what readers see, only a publisher."""
    if article.status == Status.PUBLISHED:
        return may_publish(user, article)
    return may_edit(user, article)


def saves_at_once(user: User, article: Article) -> bool:
    """Whether a save changes the piece itself; else it waits as a proposal."""
    return article.status != Status.PUBLISHED or may_publish(user, article)
