"""The inbox: news and letters from readers, which never become articles by themselves."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from letters import photos
from letters.admin.filters import ChoiceFilter, StateFilter
from letters.admin.queue import QueueAdmin, Verdict
from letters.keeping import remove
from letters.models import Letter
from news import opening

STATE = Letter.State


class KindFilter(ChoiceFilter):
    title, parameter_name = "түрі", "kind"


@admin.register(Letter)
class LetterAdmin(QueueAdmin):
    noun = "хат"
    verdicts = (
        Verdict("done", "Қаралды деп белгілеу", STATE.DONE, "Қаралды"),
        Verdict("spam", "Спам деп белгілеу", STATE.SPAM, "Спам деп белгіленді"),
    )
    list_display = ("beginning", "kind", "name", "photo_count", "state", "sent_at")
    list_filter = (StateFilter, KindFilter)
    search_fields = ("text", "name", "contact")
    fields = ("text", "pictures", "name", "contact", "kind", "state", "sent_at", "decided_by")
    readonly_fields = fields
    change_form_template = "admin/letters/letter.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(photo_count=Count("photos"))

    @admin.display(description="мәтіні")
    def beginning(self, letter: Letter) -> str:
        return Truncator(letter.text).words(30)

    @admin.display(description="суреті")
    def photo_count(self, letter: Any) -> int:
        return letter.photo_count

    @admin.display(description="суреттері")
    def pictures(self, letter: Letter) -> SafeString:
        shown = {"letter": letter, "photos": letter.photos.select_related("taken")}
        return render_to_string("admin/letters/_pictures.html", shown)

    def get_urls(self) -> list:
        own = [
            self.page("<int:pk>/photo/<int:number>/", self.photo, "photo"),
            self.page("<int:pk>/take/", require_POST(self.take), "take"),
        ]
        return [*own, *super().get_urls()]

    def photo(self, request: HttpRequest, pk: int, number: int) -> FileResponse:
        """The file as it was sent: a picture by its header, and a browser is told not to guess."""
        found = list(get_object_or_404(Letter, pk=pk).photos.all())
        if not 0 < number <= len(found):
            raise Http404("no such photo")
        one = found[number - 1]
        try:
            file = one.file.open("rb")
        except OSError as reason:
            raise Http404("its file is gone") from reason
        return FileResponse(file, content_type=f"image/{one.kind.lower()}", filename="surettik")

    def take(self, request: HttpRequest, pk: int) -> HttpResponse:
        """«Суретін кітапханаға алу»: those that are not there yet; the letter keeps its own."""
        letter = get_object_or_404(Letter, pk=pk)
        if not request.user.has_perm("news.add_photo"):  # type: ignore[union-attr]
            messages.error(request, "Кітапханаға сурет қосуға құқығыңыз жоқ.")
            return HttpResponseRedirect(self.address("change", pk))
        count = sum(self.taken(request, one) for one in letter.photos.filter(taken=None))
        messages.success(request, f"Кітапханаға алынды: {count} сурет.")
        return HttpResponseRedirect(self.address("change", pk))

    def taken(self, request: HttpRequest, one: Any) -> bool:
        try:
            photo = photos.into_the_library(one)
        except opening.Refused as reason:
            messages.error(request, str(reason))
            return False
        self.log_addition(request, photo, [{"added": {}}])
        return True

    def delete_model(self, request: HttpRequest, obj: Letter) -> None:
        remove(obj)
