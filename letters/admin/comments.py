"""The queue of comments."""

from django.contrib import admin
from django.http import HttpRequest

from letters.admin.links import AboutAnArticle
from letters.admin.queue import QueueAdmin, Verdict
from letters.models import Comment

STATE = Comment.State


@admin.register(Comment)
class CommentAdmin(AboutAnArticle, QueueAdmin):
    noun = "пікір"
    verdicts = (
        Verdict("approve", "Сайтқа шығару", STATE.PUBLIC, "Сайтқа шықты"),
        Verdict("reject", "Қабылдамау", STATE.REJECTED, "Қабылданбады"),
        Verdict("spam", "Спам деп белгілеу", STATE.SPAM, "Спам деп белгіленді"),
    )
    list_display = ("text", "name", "piece", "state", "sent_at")
    search_fields = ("name", "text")
    fields = ("text", "name", "piece", "answered", "state", "sent_at", "decided_by", "decided_at")
    readonly_fields = fields

    @admin.display(description="қай пікірге жауап")
    def answered(self, comment: Comment) -> str:
        above = comment.parent
        return f"{above.name}: {above.text[:200]}" if above else "–"

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).select_related("parent")
