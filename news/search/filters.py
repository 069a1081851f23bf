"""What a reader may set beside the question; a wrong value is answered by a sentence."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils import timezone

from news.models.article import Section
from news.queries import ArticleQuerySet
from news.rubrics import RubricTree
from news.search.finding import LAST_PAGE

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
# «from» is no name in Python.
IN_ADDRESS = {"since": "from", "until": "to"}
LONGEST = 400  # characters of any value
NOT_LISTED = "Мұндай таңдау жоқ. Тізімнен таңдаңыз."
NO_PAGE = "Мұндай бет жоқ."
NO_DAY = "Күн қате жазылған. Үлгі: 2025-09-16."
CROSSED = "Басталатын күн аяқталатын күннен кеш."


class Order(TextChoices):
    BEST = "best", "Ең сәйкесі"
    NEWEST = "newest", "Ең жаңасы"


NEWEST = {"order": Order.NEWEST.value}


def choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    errors = {"invalid_choice": NOT_LISTED}
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages=errors)


def day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        validators=[MinValueValidator(FIRST_DAY, NO_DAY), MaxValueValidator(LAST_DAY, NO_DAY)],
        error_messages={"invalid": NO_DAY},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class Filters(forms.Form):
    """The filters, the order and the page of a search, as its address carries them."""

    section = choice("Бөлім", [("", "Барлығы"), *Section.choices])
    rubric = choice("Айдар", [("", "Барлығы")])
    since = day("Қай күннен")
    until = day("Қай күнге дейін")
    order = choice("Реті", [("", ""), *Order.choices])
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LAST_PAGE,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_PAGE),
    )

    def __init__(self, sent: QueryDict, tree: RubricTree) -> None:
        super().__init__({name: value[:LONGEST] for name, value in sent.items()}, label_suffix="")
        self.tree = tree
        rubrics = [(one.path, f"{'– ' * one.level}{one.name}") for one in tree.rubrics]
        cast(forms.ChoiceField, self.fields["rubric"]).choices = [("", "Барлығы"), *rubrics]

    def add_prefix(self, field_name: str) -> str:
        return IN_ADDRESS.get(field_name, field_name)

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        since, until = facts.get("since"), facts.get("until")
        if since and until and since > until:
            self.add_error("since", CROSSED)
        return facts

    @property
    def chosen(self) -> dict[str, str]:
        """The parts of an address that filter, without order and page."""
        facts = {self.add_prefix(name): self.cleaned_data.get(name) for name in FILTERING}
        return {name: str(value) for name, value in facts.items() if value}

    def filtering(self) -> list[forms.BoundField]:
        return [self[name] for name in FILTERING]

    def other_errors(self) -> list[str]:
        """Of what no field of the form shows."""
        return [*self["order"].errors, *self["page"].errors]

    @property
    def is_used(self) -> bool:
        return any(self[name].data for name in FILTERING)

    @property
    def number(self) -> int:
        return self.cleaned_data.get("page") or 1

    @property
    def is_best_first(self) -> bool:
        return self.cleaned_data.get("order") != Order.NEWEST

    @property
    def order_in_address(self) -> dict[str, str]:
        """The best first needs no word."""
        return {} if self.is_best_first else NEWEST

    def narrow(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        facts = self.cleaned_data
        if facts["section"]:
            articles = articles.in_section(facts["section"])
        if facts["rubric"]:
            articles = articles.in_rubric(self.tree.by_path[facts["rubric"]])
        since, until = facts["since"] or FIRST_DAY, facts["until"] or LAST_DAY
        return articles.between(midnight(since), midnight(until + timedelta(days=1)))


FILTERING = ("section", "rubric", "since", "until")


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
