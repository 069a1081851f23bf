"""The desk's form of a printed issue: whatever is wrong with its PDF is said beside the field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from news.opening import Refused
from paper import opening
from paper.models import Issue

AGAIN = "PDF файлын қайта таңдаңыз: браузер оны есте сақтамайды."
NOT_WRITTEN = (
    "PDF сақталмады: қоймасында орын қалмаған не ол жауап бермей тұр. "
    "Сәлден кейін қайталап көріңіз, болмаса әкімшіге айтыңыз."
)


class IssueForm(forms.ModelForm):
    pdf = forms.FileField(
        label="PDF файлы",
        error_messages={"empty": opening.EMPTY},
        widget=forms.FileInput(
            attrs={
                "accept": "application/pdf,.pdf",
                "data-most": opening.LARGEST_FILE,
                "data-heavy": opening.HEAVY,
            }
        ),
        help_text=(
            "40 мегабайтқа дейін. Мұқабасы мен беттері содан өзі жасалады; PDF ауысса, "
            "олар жасалғанша нөмір сайттан жасырынады."
        ),
    )

    def clean_pdf(self) -> Any:
        """Look at a new file here, where a refusal can still be said beside the field."""
        file = self.cleaned_data["pdf"]
        self.looked = None
        if isinstance(file, UploadedFile):
            try:
                self.looked = opening.look(file)
            except Refused as reason:
                raise ValidationError(str(reason)) from reason
            if twin := self.others().filter(fingerprint=self.looked.fingerprint).first():
                raise ValidationError(pointing("Бұл PDF жүктелген: {}.", twin))
        return file

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if (day := facts.get("date")) and (number := facts.get("number")):
            twin = self.others().filter(date__year=day.year, number=number).first()
            if twin:
                self.add_error("number", pointing("Бұл жылдың мұндай нөмірі бар: {}.", twin))
        self.tell_of_the_file()
        return facts

    def others(self) -> QuerySet[Issue]:
        return Issue.objects.exclude(pk=self.instance.pk)

    def tell_of_the_file(self) -> None:
        """A browser forgets the chosen file with every refusal, and so has to be told."""
        if self.errors and self.files and "pdf" not in self.errors:
            self.add_error("pdf", AGAIN)

    def _post_clean(self) -> None:
        """Store a new file once all else is right: a full disk can still be said here, too."""
        super()._post_clean()
        if not self.errors and self.looked:
            file = self.cleaned_data["pdf"]
            self.instance.take(file, self.looked)
            try:
                self.instance.pdf.save(file.name, file, save=False)
            except OSError:
                self.add_error("pdf", NOT_WRITTEN)
        else:
            self.tell_of_the_file()


def pointing(sentence: str, issue: Issue) -> SafeString:
    way = reverse("admin:paper_issue_change", args=[issue.pk])
    return format_html(sentence, format_html('<a href="{}">{}</a>', way, issue))
