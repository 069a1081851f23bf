"""The photo library as people use it, at a desk and with a thumb; and pages that do not jump."""

import pytest
from django.core.files.storage import default_storage
from playwright.sync_api import expect

from news.models import Photo
from tests.browsing import too_wide
from tests.factories import make_article, make_articles, make_editor, make_photo, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

LIBRARY = "/redaksia/news/photo/"
SIZES = {"phone": (360, 740), "desk": (1280, 800)}


@pytest.fixture(params=SIZES)
def desk(request, open_desk):
    """Signed in on a phone with a thumb, and at a desk."""
    width, height = SIZES[request.param]
    thumb = request.param == "phone"
    size = {"viewport": {"width": width, "height": height}, "has_touch": thumb, "is_mobile": thumb}
    page = open_desk(make_editor(), **size)
    page.press_on = lambda place: place.tap() if thumb else place.click()
    return page


@pytest.fixture
def pictures_of(tmp_path):
    """Files of pictures, each of its own colour."""

    def make(*colours):
        files = []
        for number, colour in enumerate(colours):
            files.append(tmp_path / f"IMG_{number}.jpg")
            files[-1].write_bytes(picture_bytes(1600, 1200, colour=colour))
        return files

    return make


def described(window, count):
    """The cards of so many uploads, when all have come."""
    cards = window.locator("[data-cards] > li:has(textarea)")
    expect(cards).to_have_count(count, timeout=30_000)
    return cards


def choose(desk, files):
    desk.locator("[name=files]").first.set_input_files(files)


def test_three_photos_are_uploaded_at_once_and_described(desk, pictures_of):
    desk.goto(LIBRARY)
    desk.press_on(desk.get_by_role("link", name="Бірнеше сурет жүктеу"))
    choose(desk, pictures_of("#a11", "#1a1", "#11a"))
    cards = described(desk, 3)
    expect(desk.locator("[data-status]")).to_have_text("Жүктелгені: 3 / 3")
    assert too_wide(desk) == 0
    desk.get_by_label("Бәрін түсірген").fill("Нұрлан Әбілов")
    for number in range(3):
        cards.nth(number).get_by_label("Сипаттамасы").fill(f"Көпір үстіндегі {number} адам")
    desk.press_on(desk.get_by_role("button", name="Бәрін сақтау"))
    expect(desk.get_by_text("Сақталған суреттер саны: 3")).to_be_visible()
    assert too_wide(desk) == 0
    photos = Photo.objects.all()
    assert {photo.credit for photo in photos} == {"Нұрлан Әбілов"}
    assert all(photo.alt.startswith("Көпір үстіндегі") for photo in photos)


def test_a_refused_file_and_a_lost_line_take_no_other_along(desk, pictures_of, tmp_path):
    bad = tmp_path / "zhaman.jpg"
    bad.write_bytes(b"<script>alert(1)</script>")
    desk.goto(f"{LIBRARY}upload/")
    choose(desk, [bad, *pictures_of("#a11")])
    expect(desk.locator(".upload--refused")).to_contain_text("Сурет ашылмады")
    described(desk, 1)
    desk.route("**/upload/", lambda route: route.abort())
    choose(desk, pictures_of("#1a1"))
    expect(desk.locator(".upload--refused").last).to_contain_text("Желіні тексеріп")
    desk.unroute("**/upload/")
    choose(desk, pictures_of("#1a1"))
    described(desk, 2)
    assert Photo.objects.count() == 2
    assert all("ERR_FAILED" in fault for fault in desk.faults)
    desk.faults.clear()


def test_the_focal_point_is_set_by_a_tap_and_by_keys(desk):
    photo = make_photo(content=picture_bytes(800, 1200))
    desk.goto(f"{LIBRARY}{photo.pk}/change/")
    stage = desk.locator("[data-focal] img")
    expect(desk.locator("[data-focal-point]")).to_be_visible()
    box = stage.bounding_box()
    where = {"x": box["width"] * 0.25, "y": box["height"] * 0.9}
    stage.tap(position=where) if desk.viewport_size["width"] < 400 else stage.click(position=where)
    expect(desk.locator("#id_focal_x")).to_have_value("25")
    expect(desk.locator("#id_focal_y")).to_have_value("90")
    look = desk.locator("[data-look]").first
    expect(look).to_have_css("object-position", "50% 100%")
    desk.locator("[data-focal-point]").focus()
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Shift+ArrowRight")
    expect(desk.locator("#id_focal_x")).to_have_value("35")
    expect(desk.locator("#id_focal_y")).to_have_value("89")
    assert too_wide(desk) == 0
    desk.press_on(desk.locator("[name=_save]").last)
    expect(desk.locator(".success")).to_be_visible()
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (35, 89)


def test_a_photo_is_found_and_where_it_is_used_is_followed(desk):
    photo = make_photo(caption="Өзен үстіндегі КӨПІР")
    make_photo(caption="Мектеп", alt="Оқушылар")
    make_article(title="Көпір ашылды", lead_photo=photo)
    desk.goto(LIBRARY)
    desk.fill("#searchbar", "көпір")
    desk.keyboard.press("Enter")
    cards = desk.locator("#result_list tbody tr")
    expect(cards).to_have_count(1)
    desk.press_on(cards.get_by_role("link", name="Өзен үстіндегі КӨПІР"))
    desk.press_on(desk.locator("#content").get_by_role("link", name="Көпір ашылды"))
    expect(desk.locator("#id_title")).to_have_value("Көпір ашылды")


def test_a_photo_in_use_is_not_deleted(desk):
    photo, unused = make_photo(caption="Тұрған"), make_photo(caption="Бос")
    make_article(title="Көпір ашылды", lead_photo=photo)
    desk.goto(f"{LIBRARY}{photo.pk}/delete/")
    expect(desk.get_by_text("мына мақалаларда тұр")).to_be_visible()
    expect(desk.locator("#content").get_by_role("link", name="Көпір ашылды")).to_be_visible()
    expect(desk.locator("#content [type=submit]")).to_have_count(0)
    desk.goto(LIBRARY)
    for box in desk.locator(".action-select").all():
        box.check()
    desk.select_option("[name=action]", "delete_selected")
    desk.press_on(desk.locator("[name=index]"))
    expect(desk.get_by_text("Жойылмайтындары: 1")).to_be_visible()
    desk.press_on(desk.locator("#content [type=submit]"))
    expect(desk.get_by_text("Жойылған суреттер саны: 1")).to_be_visible()
    assert Photo.objects.get() == photo
    assert unused != photo


def test_photos_uploaded_in_the_small_window_are_chosen_for_a_text(desk, pictures_of):
    article = make_article(body="<p>Мәтін</p>")
    desk.goto(f"/redaksia/news/article/{article.pk}/change/")
    desk.locator(".prose-editor .tiptap").click()
    with desk.expect_popup() as opened:
        desk.locator(".prose-menubar [data-name=photo]").click()
    window = opened.value
    window.get_by_role("link", name="Бірнеше сурет жүктеу").click()
    choose(window, pictures_of("#a11", "#1a1"))
    cards = described(window, 2)
    for number in range(2):
        cards.nth(number).get_by_label("Сипаттамасы").fill(f"Сипаттама {number}")
    window.get_by_role("button", name="Бәрін сақтау").click()
    window.locator("#result_list tbody th a").first.click()
    expect(desk.locator(".prose-editor figure img")).to_be_visible()
    # Left open, the form would go on keeping its copy while the test's tables are emptied.
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_page_jumps_while_its_pictures_come(page, live_server, size):
    photo = make_photo(content=picture_bytes(1500, 1000), credit="Айгүл")
    make_articles(20, lead_photo=photo)
    words = "<p>Мәтін туралы ұзақ әңгіме.</p>" * 5
    figure = f'<figure data-photo="{photo.pk}"></figure>'
    article = make_article(lead_photo=photo, body=words + figure + words)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.route("**/media/**", late)
    page.add_init_script(
        """window.moved = []
        const note = (list) => window.moved.push(...list.getEntries().map(({ value }) => value))
        new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true })"""
    )
    for address in ("/", article.get_absolute_url(), "/kogam/"):
        page.goto(live_server.url + address)
        page.mouse.wheel(0, 3000)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("[...document.images].some((image) => image.naturalWidth > 0)")
        assert page.evaluate("window.moved") == []


DRAWN = """() => new Promise((done) => {
  const seen = (list) => list.getEntriesByName("first-contentful-paint").length && done()
  new PerformanceObserver(seen).observe({ type: "paint", buffered: true })
})"""


def late(route):
    """A picture that comes when the page was drawn without it."""
    page = route.request.frame.page
    page.evaluate(DRAWN)
    page.wait_for_timeout(100)
    route.continue_()


def test_a_browser_takes_the_smallest_kind_it_knows(page, live_server):
    article = make_article(lead_photo=make_photo(content=picture_bytes(1500, 1000)))
    page.goto(live_server.url + article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    taken = page.evaluate("document.querySelector('.article img').currentSrc")
    assert taken.endswith(".avif")
    assert default_storage.exists(taken.partition("/media/")[2])
