"""Adverts and notices at the desk."""

from adverts.admin.advert import AdvertAdmin
from adverts.admin.notice import NoticeAdmin

__all__ = ["AdvertAdmin", "NoticeAdmin"]
