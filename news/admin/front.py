"""The page on which the desk arranges the front page; one form, one save."""

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from news import arranging, front
from news.admin.arrangement import MOST, Arrangement
from news.content import ReaderRequest
from news.models import FrontPage, FrontPlace
from news.rubrics import rubric_tree

LONGEST_QUESTION = 200
LOST = "Тізімдегі бір мақала енді жоқ, сондықтан түсіп қалды."


@admin.register(FrontPlace)
class FrontPageAdmin(admin.ModelAdmin):
    """Places are arranged together: none has a form of its own."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="news_frontplace_changelist")]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def changelist_view(self, request: ReaderRequest, extra_context=None) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.show(request, Arrangement.standing())
        arrangement = Arrangement.sent(request.POST)
        if "save" not in request.POST:
            arrangement.step(request.POST)
            return self.show(request, arrangement, is_changed=True)
        return self.save(request, arrangement)

    def save(self, request: ReaderRequest, arrangement: Arrangement) -> HttpResponse:
        is_late = arrangement.version != arranging.current().version
        if not is_late and arrangement.is_valid():
            try:
                self.write(request, arrangement)
            except arranging.StaleArrangement:
                is_late = True
            else:
                return redirect("admin:news_frontplace_changelist")
        facts = {"is_late": is_late, "is_checked": True, "is_changed": True}
        return self.show(request, arrangement, **facts)

    def write(self, request: ReaderRequest, arrangement: Arrangement) -> None:
        places = arrangement.places()
        assert isinstance(request.user, User)
        arranging.arrange(places, by=request.user, version=arrangement.version)
        said = f"Қолмен қойылды: {len(places)}." if places else "Бәрі автоматты."
        self.log_change(request, arranging.current(), said)
        messages.success(request, f"Басты бет сақталды. {said}")
        if arrangement.lost:
            messages.warning(request, LOST)

    def show(self, request: ReaderRequest, arrangement: Arrangement, **facts) -> HttpResponse:
        words = request.POST.get("q", "").replace("\0", "").strip()[:LONGEST_QUESTION]
        late = self.meanwhile(arrangement) if facts.get("is_late") else {}
        context = {
            **self.admin_site.each_context(request),
            "title": "Басты бет",
            "opts": self.opts,
            "arrangement": arrangement,
            "most": MOST,
            "lost": LOST if arrangement.lost else "",
            "q": words,
            "candidates": arrangement.candidates(words),
            "plan": front.plan(rubric_tree(request.content)),
            **facts,
            **late,
        }
        return render(request, "admin/news/front_page.html", context)

    def meanwhile(self, arrangement: Arrangement) -> dict:
        """What somebody else made of the page; who is told of it may save over it."""
        page = FrontPage.objects.select_related("changed_by").get(pk=1)
        arrangement.version = page.version
        return {"changed": page, "theirs": FrontPlace.objects.select_related("article")}
