"""Pages of the desk about oneself: the phone's code, recovery codes, and the four roles."""

import io

import segno
from django.contrib import admin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from django_otp import login as open_session

from desk import second_factor
from desk.requests import DeskRequest
from desk.roles import ROLES, role_of
from news.audit import Kind, note

# Where a session keeps a key until its code is typed, and codes until they are written down.
KEY, CODES = "totp_key", "recovery_codes"


def way_to_a_code(request: DeskRequest) -> str:
    """Where somebody who owes a code gives it: at the door, or on the page that sets one up."""
    if second_factor.has_device(request.user):
        return f"{reverse('admin:login')}?next={request.path}"
    return reverse("admin:totp")


def totp(request: DeskRequest) -> HttpResponse:
    """The phone's code: set up, shown to be on, or begun anew; then the recovery codes."""
    if second_factor.has_device(request.user) and not second_factor.is_passed(request.user):
        return redirect(way_to_a_code(request))
    if request.method == "POST":
        return act(request)
    return show(request)


def act(request: DeskRequest) -> HttpResponse:
    acts = {"confirm": confirm, "anew": begin_anew, "codes": make_codes, "written": put_away}
    chosen = acts.get(request.POST.get("act", ""), show)
    return chosen(request)


def show(request: DeskRequest, error: str = "") -> HttpResponse:
    codes, is_on = request.session.get(CODES), second_factor.has_device(request.user)
    facts = {"title": "Кіруді растау", "error": error, "is_on": is_on, "codes": codes}
    facts["codes_left"] = second_factor.recovery_codes_left(request.user)
    facts["is_demanded"] = second_factor.is_demanded(request.user)
    if not codes and (not is_on or KEY in request.session):
        facts |= set_up(request)
    return page(request, "desk/totp.html", facts)


def set_up(request: DeskRequest) -> dict[str, str]:
    """The key in its three forms: a picture, letters, and an address for this very phone."""
    key = request.session.setdefault(KEY, second_factor.new_key())
    address = second_factor.address_for_phone(request.user, key)
    return {"qr": drawn(address), "key": second_factor.key_for_typing(key), "address": address}


def drawn(text: str) -> SafeString:
    """A QR code as SVG, black on white in any theme."""
    svg = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(svg, kind="svg", xmldecl=False, svgns=False, scale=5, light="#fff", title="QR код")
    return mark_safe(svg.getvalue().decode())  # drawn here, of squares only


def confirm(request: DeskRequest) -> HttpResponse:
    key = request.session.get(KEY)
    if not key:
        return redirect("admin:totp")
    device = second_factor.confirm(request.user, key, request.POST.get("token", ""))
    if not device:
        return show(request, "Код дұрыс емес. Телефондағы жаңа кодты теріп көріңіз.")
    del request.session[KEY]
    request.session.cycle_key()
    open_session(request, device)
    note(request.user, request.user, "телефонмен растауды қосты", Kind.ACCOUNT)
    return make_codes(request)


def begin_anew(request: DeskRequest) -> HttpResponse:
    """The old phone stays good until the new one has shown its code."""
    request.session[KEY] = second_factor.new_key()
    return redirect("admin:totp")


def make_codes(request: DeskRequest) -> HttpResponse:
    if not second_factor.has_device(request.user):
        return redirect("admin:totp")
    # Kept until they are written down: a form sent twice or a page loaded anew loses none.
    request.session[CODES] = second_factor.make_recovery_codes(request.user)
    note(request.user, request.user, "жаңа қор кодтарын алды", Kind.ACCOUNT)
    return redirect("admin:totp")


def put_away(request: DeskRequest) -> HttpResponse:
    request.session.pop(CODES, None)
    return redirect("admin:index")


@require_safe
def recovery_codes(request: DeskRequest) -> HttpResponse:
    """The codes as a file to keep or print, as long as the page shows them."""
    if CODES not in request.session:
        raise Http404("codes are shown once")
    lines = ["Қор кодтары: әрқайсысы бір рет жарайды.", "", *request.session[CODES], ""]
    response = HttpResponse("\r\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="qor-kodtary.txt"'
    return response


@require_safe
def roles(request: DeskRequest) -> HttpResponse:
    facts = {"title": "Рөлдер", "roles": ROLES, "own": role_of(request.user)}
    return page(request, "desk/roles.html", facts)


def page(request: DeskRequest, template: str, facts: dict) -> HttpResponse:
    return render(request, template, {**admin.site.each_context(request), **facts})
