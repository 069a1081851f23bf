"""Readers' forms. Lengths are judged here, never cut by the browser: a pasted text stays whole."""

import re
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from letters import seals
from letters.models import comment, letter, report
from letters.models.letter import Letter
from news.fields import visible

EMPTY = "Бұл өріс бос қалды."
LONG = "Тым ұзақ: %(limit_value)d таңбадан аспасын, қазір %(show_value)d."
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)

FAST = "Тым тез жіберілді. Бірнеше секундтан кейін түймені қайта басыңыз: жазғаныңыз орнында."
OLD = "Бет тым ұзақ ашық тұрып қалыпты. Түймені қайта басыңыз: жазғаныңыз орнында."
TRAPPED = "Бос қалатын өріске бірдеңе жазылған. Түймені қайта басыңыз: жазғаныңыз орнында."
LINKS = "Пікірде бір ғана сілтеме болсын."
NOTHING = "Қате сөзді немесе не қате екенін жазыңыз."
CONSENT = "Хатты жіберу үшін келісіміңіз керек: белгі қойыңыз."


class TextField(forms.CharField):
    """:param longest: in characters; the browser is not told, as it would cut what is pasted"""

    def __init__(self, *, longest: int, rows: int = 0, required: bool = True, **how: Any) -> None:
        how.setdefault("error_messages", {"required": EMPTY})
        attributes: dict[str, Any] = {"translate": "no"} | how.pop("attributes", {})
        widget = (
            forms.Textarea({"rows": rows, **attributes}) if rows else forms.TextInput(attributes)
        )
        super().__init__(required=required, widget=widget, **how)
        self.is_line = not rows
        self.validators.append(MaxLengthValidator(longest, LONG))

    def to_python(self, value: Any) -> str:
        text = str(visible(super().to_python(value))).replace("\r\n", "\n")
        return " ".join(text.split()) if self.is_line else text


class SealedForm(forms.Form):
    """A form with its seal and an empty field that only robots fill in."""

    trap = "website"
    too_fast = seals.TOO_FAST

    def __init__(self, place: str, *args: Any, **how: Any) -> None:
        super().__init__(*args, label_suffix="", **how)
        self.place = place
        self.refusal = ""
        """Why the form as a whole was not taken."""
        self.status = 400
        sent = seals.opened(str(self.data.get("seal", "")), place)
        # What was sent too fast may be sent again as it is.
        self.seal = sent or seals.sealed(place)
        self.is_sealed = sent is not None

    def refuse(self, sentence: str, status: int = 400) -> None:
        self.refusal, self.status = sentence, status

    def is_from_a_person(self) -> bool:
        """Else the form says what to do; the text stays."""
        if self.refusal:
            return False
        if self.data.get(self.trap):
            self.refuse(TRAPPED)
        elif not self.is_sealed:
            self.refuse(OLD)
        elif self.seal.age < self.too_fast:
            self.refuse(FAST)
        return not self.refusal

    @property
    def said(self) -> str:
        """What was written, to know it when it comes again."""
        return self.cleaned_data["text"]


class CommentForm(SealedForm):
    name = TextField(
        longest=comment.LONGEST_NAME, label="Атыңыз", attributes={"autocomplete": "name"}
    )
    text = TextField(longest=comment.LONGEST, rows=6, label="Пікіріңіз")

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(LINK.findall(text)) > 1:
            raise forms.ValidationError(LINKS)
        return text


class ReportForm(SealedForm):
    quote = TextField(
        longest=report.LONGEST_QUOTE, rows=3, required=False, label="Мақаладағы қате сөз"
    )
    text = TextField(
        longest=report.LONGEST, rows=4, required=False, label="Не қате, дұрысы қандай?"
    )

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not self.errors and not (facts["quote"] or facts["text"]):
            self.add_error("text", NOTHING)
        return facts

    @property
    def said(self) -> str:
        return f"{self.cleaned_data['quote']}\n{self.cleaned_data['text']}"


class LetterForm(SealedForm):
    kind = Letter.Kind.CONTACT

    text = TextField(longest=letter.LONGEST, rows=8, label="Хатыңыз")
    name = TextField(
        longest=letter.LONGEST_NAME,
        required=False,
        label="Аты-жөніңіз (міндетті емес)",
        attributes={"autocomplete": "name"},
    )
    contact = TextField(
        longest=letter.LONGEST_NAME,
        required=False,
        label="Телефоныңыз немесе поштаңыз (міндетті емес)",
        help_text="Жазсаңыз, жауап бере аламыз.",
    )
    consent = forms.BooleanField(error_messages={"required": CONSENT})
