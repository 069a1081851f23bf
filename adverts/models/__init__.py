"""The tables of adverts and notices."""

from adverts.models.advert import Advert
from adverts.models.day import AdvertDay
from adverts.models.notice import Kind, Notice

__all__ = ["Advert", "AdvertDay", "Kind", "Notice"]
