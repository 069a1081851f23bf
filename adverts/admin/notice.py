"""Notices at the desk."""

from django.contrib import admin
from django.utils import timezone

from adverts.models import Notice
from news.admin.racing import RacingAdmin


@admin.register(Notice)
class NoticeAdmin(RacingAdmin):
    fields = ("kind", "title", "text", "photo", "phone", "starts_at", "ends_at")
    autocomplete_fields = ("photo",)
    list_display = ("title", "kind", "state", "starts_at", "ends_at")
    list_filter = ("kind",)
    search_fields = ("title", "text", "phone")

    class Media:
        css = {"all": ["desk/desk.css"]}

    @admin.display(description="күйі")
    def state(self, notice: Notice) -> str:
        now = timezone.now()
        if notice.ends_at <= now:
            return "бітті"
        return "жүріп тұр" if notice.starts_at <= now else "күтуде"

    def get_view_on_site_url(self, obj: Notice | None = None) -> str | None:
        """Only while readers see it: after its end there is no page."""
        is_living = obj is not None and Notice.objects.living().filter(pk=obj.pk).exists()
        return super().get_view_on_site_url(obj) if is_living else None
