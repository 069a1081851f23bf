"""{% is_printed as printed %}: whether readers have issues of the printed newspaper."""

from django import template
from django.template import Context

from paper import newest

register = template.Library()


@register.simple_tag(takes_context=True)
def is_printed(context: Context) -> bool:
    """A page of a fault is drawn without a request, and leads to nothing that it need ask for."""
    request = getattr(context, "request", None)
    return newest.is_printed(request.content) if request else False
