"""What the guide's pictures show: where each is taken, how wide, and what is done before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PHONE, DESK = (360, 740), (1280, 800)
TALLEST = 1000  # of the page's own units: a picture longer than that is cut below

Steps = Callable[[Any], None]


@dataclass(frozen=True)
class Shot:
    address: str
    """Below the site; {names} are keys of the demo's pieces."""
    size: tuple[int, int] = PHONE
    do: Steps | None = None
    part: str = ""
    """What of the page is shown; all of it without."""
    person: str = "aigul"
    hide: str = ""
    """What is covered: secrets."""
    tall: int = TALLEST

    def taken(self, chromium: Any, site: str, password: str, keys: dict[str, int]) -> bytes:
        scale = 2 if self.size == PHONE else 1
        width, height = self.size
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            has_touch=self.size == PHONE,
            is_mobile=self.size == PHONE,
            color_scheme="light",
            reduced_motion="reduce",
            locale="kk",
            timezone_id="Asia/Qyzylorda",
        )
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        if self.person:
            sign_in(page, site, self.person, password)
        page.goto(site + self.address.format(**keys))
        settle(page)
        if self.do:
            self.do(page)
            settle(page)
        picture = self.picture(page)
        context.close()
        return picture

    def picture(self, page: Any) -> bytes:
        """The part or the page from its beginning, in a window as tall as the picture: what
        sticks to the window's edges stands where a reader meets it."""
        hidden = [page.locator(one) for one in self.hide.split(",") if one]
        options: dict[str, Any] = {"mask": hidden, "mask_color": "#c8ccd2"}
        options["animations"] = "disabled"
        if self.part:
            part = page.locator(self.part).first
            box = part.bounding_box()
            page.set_viewport_size({"width": self.size[0], "height": self.tall})
            part.evaluate("one => one.scrollIntoView({ block: 'start' })")
            if box["height"] <= self.tall:
                return part.screenshot(**options)
            return page.screenshot(**options)
        height = page.evaluate("document.documentElement.scrollHeight")
        height = max(self.size[1], min(height, self.tall))
        page.set_viewport_size({"width": self.size[0], "height": height})
        page.evaluate("scrollTo(0, 0)")
        return page.screenshot(**options)


def sign_in(page: Any, site: str, person: str, password: str) -> None:
    page.goto(f"{site}/redaksia/")
    page.fill("#id_username", f"{person}@example.kz")
    page.fill("#id_password", password)
    page.click("#login-form [type=submit]")
    page.wait_for_load_state()


def settle(page: Any) -> None:
    """Fonts and pictures are there, and nothing is on its way."""
    page.evaluate("document.querySelectorAll('img[loading]').forEach(i => { i.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => null)")


# ---- what is done before a picture ----


def write_a_title(page: Any) -> None:
    page.fill("#id_title", "Қазалыда жаңа спорт алаңы ашылды")
    page.fill("#id_lead", "Алаңда күн сайын жүз елу бала жаттығады.")
    page.locator(".prose-editor .tiptap").click()
    page.keyboard.type("Алаң Әйтеке би кентінің орталығында салынды.")
    page.locator("[data-kept]:not(:empty)").wait_for()


def ask_for_a_video(page: Any) -> None:
    page.locator(".prose-editor .tiptap").click()
    page.locator(".prose-menubar [data-name=cover]").click()


def ask_to_publish(page: Any) -> None:
    """The summary of what happens tomorrow at nine; nothing is published."""
    tomorrow = page.evaluate(
        "new Date(Date.now() + 864e5).toLocaleDateString('de-DE',"
        " {day: '2-digit', month: '2-digit', year: 'numeric'})"
    )
    page.fill("[name=published_at_0]", tomorrow)
    page.fill("[name=published_at_1]", "09:00")
    press(page, "_publish")


def publish(page: Any) -> None:
    press(page, "_publish")
    press(page, "_publish", row="[data-summary]")
    # The clock is stopped: a slow machine takes longer than ten seconds.
    page.evaluate("for (let timer = 1; timer < 1000; timer += 1) clearInterval(timer)")
    page.evaluate("document.querySelector('[data-left]').textContent = '(9)'")


def save_late(page: Any) -> None:
    """As somebody who opened the form before the last save, and mends the title."""
    page.evaluate("document.getElementById('id_version').value = 1")
    page.fill("#id_title", "Басықарада екі жыл күткен көпір ашылды")
    page.fill("#id_lead", "Көпірмен бүгін таңертең алғашқы көлік өтті. Ұзындығы – 45 метр.")
    press(page, "_save")


def press(page: Any, name: str, row: str = ".submit-row") -> None:
    """As a person would; where on a phone's row the button lies makes no difference."""
    with page.expect_navigation():
        page.locator(f"{row} [name={name}]").last.evaluate("button => button.click()")


def choose_two(page: Any) -> None:
    boxes = page.locator(".action-select")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.select_option("[name=action]", "bin_selected")
    page.locator(".actions [type=submit]").first.click()
    page.wait_for_load_state()


def choose_endings(page: Any) -> None:
    """By their names: the browser writes exact times in its own language."""
    for quick, hours in zip(page.locator(".ending__quick").all(), ("24", "3"), strict=True):
        quick.select_option(hours)


NEWS = "/redaksia/news/article"
PAGES = {
    "sign-in": Shot("/redaksia/", person=""),
    "second-factor": Shot("/redaksia/rastau/", person="saule", hide=".qr,.key", tall=1150),
    "start": Shot("/redaksia/"),
    "start-wide": Shot("/redaksia/", DESK),
    "new-article": Shot(f"{NEWS}/add/", do=write_a_title),
    "editor": Shot(f"{NEWS}/{{bridge}}/change/", DESK, part=".field-body"),
    "upload": Shot("/redaksia/news/photo/upload/?photos={photo}"),
    "focal-point": Shot("/redaksia/news/photo/{photo}/change/", part=".focal"),
    "gallery": Shot(f"{NEWS}/{{bridge}}/change/", part=".field-body"),
    "video": Shot(f"{NEWS}/add/", do=ask_for_a_video, part="dialog[open]"),
    "troubles": Shot(f"{NEWS}/{{troubled}}/change/"),
    "summary": Shot(f"{NEWS}/{{bridge}}/change/", do=ask_to_publish, part="[data-summary]"),
    "undo": Shot(f"{NEWS}/{{waiting}}/change/", do=publish, part="[data-undo]"),
    "late": Shot(f"{NEWS}/{{bridge}}/change/", DESK, do=save_late, part=".panel--warning"),
    "history": Shot(f"{NEWS}/{{bridge}}/history/"),
    "version": Shot(f"{NEWS}/{{bridge}}/history/1/", DESK),
    "bin": Shot(f"{NEWS}/bin/"),
    "proposal": Shot(f"{NEWS}/proposals/{{proposal}}/", DESK),
    "corrections": Shot(f"{NEWS}/{{corrected}}/corrections/"),
    "preview": Shot(f"{NEWS}/preview/?piece={{bridge}}", DESK),
    "front-page": Shot("/redaksia/news/frontplace/", DESK, do=choose_endings),
    "breaking": Shot("/redaksia/news/breakingline/add/"),
    "many": Shot(f"{NEWS}/", do=choose_two),
    "person": Shot("/redaksia/auth/user/add/", DESK),
    "spelling": Shot("/redaksia/editions/spelling/add/"),
}
