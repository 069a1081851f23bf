"""What the site keeps of people, said to them. The numbers are those that the code goes by."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from desk.backup import thinning
from desk.forgetting import COMINGS_AND_GOINGS
from desk.sessions import LONGEST
from desk.throttling import ADDRESS_WAITS
from letters.keeping import LETTERS_STAY, REFUSED_STAY, TRACES_STAY
from news import display
from news.addresses import moved


def privacy(request: HttpRequest) -> HttpResponse:
    if redirect := moved(request, reverse("privacy")):
        return redirect
    facts = {
        "traces": TRACES_STAY.days,
        "refused": REFUSED_STAY.days,
        "letters": LETTERS_STAY.days,
        "failures": int(ADDRESS_WAITS.total_seconds() // 3600),
        "entries": COMINGS_AND_GOINGS.days,
        "display": display.COOKIE,
        "display_days": display.YEAR // (24 * 60 * 60),
        "idle": settings.SESSION_COOKIE_AGE // 60,
        "cookies": (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME),
        "session": int(LONGEST.total_seconds() // 3600),
        "copies": thinning.MONTHS,
    }
    return render(request, "privacy.html", facts)
