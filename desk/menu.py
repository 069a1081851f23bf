"""The desk's list of all there is, in an editor's order: what is written first, people last."""

from typing import Any

WRITING = {
    "news.article": "Жаңалықтар",
    "spiritual.spiritualarticle": "Руханият",
    "news.photo": "Суреттер",
    "news.tag": "Белгілер",
    "news.person": "Авторлар",
    "news.rubric": "Айдарлар",
}
# The list's own title; Django calls it after its rows.
NAMES = {"admin.logentry": "Оқиғалар"}
OF_THE_SITE = {"news", "spiritual", "archive", "editions", "pages"}
OF_THE_SITE |= {"letters", "syndication", "adverts", "paper", "legacy"}


def grouped(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Django's list of apps, as three lists: what is written, the rest of the site, the people."""
    models = {key_of(app, model): model for app in apps for model in app["models"]}
    written = [models[key] | {"name": name} for key, name in WRITING.items() if key in models]
    rest = [
        (key, model | {"name": NAMES.get(key, model["name"])})
        for key, model in models.items()
        if key not in WRITING
    ]
    site = [model for key, model in rest if key.partition(".")[0] in OF_THE_SITE]
    people = [model for key, model in rest if key.partition(".")[0] not in OF_THE_SITE]
    groups = (("writing", "Жазу", written), ("site", "Сайт", site), ("people", "Басқару", people))
    return [
        {"app_label": key, "name": name, "app_url": "", "has_module_perms": True, "models": some}
        for key, name, some in groups
        if some
    ]


def key_of(app: dict[str, Any], model: dict[str, Any]) -> str:
    return f"{app['app_label']}.{model['object_name'].lower()}"
