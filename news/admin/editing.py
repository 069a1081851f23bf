"""What the text editor asks while one writes: a clean paste, the key of a video's address."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from news.embeds import NETWORKS, embed_of
from news.pasting import LONGEST, pasted


@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """What a clipboard holds, cleaned: {"html": "<p>…</p>"}, or {"sentence": why it is not}."""
    html, text = request.POST.get("html", ""), request.POST.get("text", "")
    if len(text) > LONGEST or (len(html) > LONGEST and not text):
        sentence = "Көшірілген мәтін тым үлкен. Бөліп-бөліп қойыңыз."
        return JsonResponse({"sentence": sentence}, status=413)
    return JsonResponse({"html": pasted(html, text)})


@require_POST
def cover(request: HttpRequest) -> JsonResponse:
    """The key of an address: {"embed": "youtube:…"}, or {"sentence": what is known}."""
    if embed := embed_of(request.POST.get("address", "")):
        return JsonResponse({"embed": embed})
    names = ", ".join(network.name for network in NETWORKS.values())
    sentence = f"Бұл мекенжайдан видео не жазба танылмады. Танитынымыз: {names}."
    return JsonResponse({"sentence": sentence})
