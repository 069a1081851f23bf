"""Adverts in templates: {% advert "side" %} draws one or nothing."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from adverts.choosing import advert_for
from adverts.models import Advert
from adverts.paragraphs import place_in
from adverts.places import FRAMES, Place

register = template.Library()


@register.simple_tag(takes_context=True)
def advert(context: Context, place: str) -> SafeString:
    """The advert of that place; a page of a fault is drawn without a request, and shows none."""
    request = getattr(context, "request", None)
    found = advert_for(request, place) if request else None
    return drawn(found) if found else SafeString()


@register.simple_tag(takes_context=True)
def text_with_advert(context: Context, text: SafeString) -> SafeString:
    """An article's text, drawn already, with the advert between two of its paragraphs."""
    shown = advert(context, Place.TEXT)
    place = place_in(text) if shown else None
    if place is None:
        return text
    return mark_safe(text[:place] + shown + text[place:])  # both were drawn safely


@register.simple_tag
def drawn(advert: Advert, *, counts: bool = True) -> SafeString:
    """:param counts: whether looking at it and following it counts; a preview's does not"""
    facts = {"advert": advert, "counts": counts, "sizes": FRAMES[Place(advert.place)].sizes}
    return render_to_string("adverts/_advert.html", facts)
