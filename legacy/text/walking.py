"""From the tree of an old text to our blocks: a paste's walk that also keeps pictures, files
and the site's own links, and remembers what it leaves behind."""

from urllib.parse import unquote

from legacy.text.smiles import face_of
from legacy.text.story import LARGE, PICTURE, Story, images_in, is_dot, sources_in
from legacy.text.unseen import is_planted, is_spoiler
from news.embeds import embed_of
from news.pasting.flow import Block, Flow
from news.pasting.inline import Marks
from news.pasting.soup import Node
from news.pasting.styles import is_unseen
from news.pasting.walking import HANDLERS, Walk

FILE = "/uploads/"
PLAYED = {"video": "Бейнежазба", "audio": "Аудиожазба"}


class StoryWalk(Walk):
    def __init__(self, story: Story, flow: Flow, marks: Marks = Marks()) -> None:  # noqa: B008
        super().__init__(flow, marks)
        self.story = story

    def going(self, flow: Flow, marks: Marks) -> "StoryWalk":
        walk = StoryWalk(self.story, flow, marks)
        walk.lines = self.lines
        return walk

    def children(self, node: Node) -> None:
        for kid in node.children:
            if isinstance(kid, str):
                self.words(kid)
            elif is_planted(kid):
                self.story.found.drop("unseen", kid.text() or kid.tag)
            elif not is_unseen(kid) or is_spoiler(kid):
                self.node(kid)

    def node(self, node: Node) -> None:
        super().node(node)
        if not self.flow.is_inside:
            self.place(self.story.waiting)
            self.story.waiting = []

    def place(self, numbers: list[int]) -> None:
        for number in numbers:
            self.flow.add(f'<figure data-photo="{number}"></figure>')

    def address(self, href: str) -> str:
        found = self.story.found
        address = self.story.site.href_of(href)
        if not address and href.strip() and not href.startswith("#"):
            found.drop("link", href)
        if address.startswith(FILE):
            found.file(address)
        return address

    def link(self, node: Node) -> None:
        """A link around a small copy leads to the picture itself."""
        path = self.story.site.path_of(node.attributes.get("href", ""))
        images = list(images_in(node))
        if path and images and PICTURE.fullmatch(path):
            images[0].attributes[LARGE] = path
            self.within(node).children(node)
        else:
            super().link(node)

    def image(self, node: Node) -> None:
        source = node.attributes.get("src", "").strip()
        sign = face_of(source)
        if sign is not None:
            self.words(sign)
        elif is_dot(node):
            self.story.found.drop("picture", source)
        elif picture := self.story.picture(node):
            self.place_or_wait(self.story.found.picture(picture))
        else:
            super().image(node)

    def place_or_wait(self, number: int) -> None:
        if self.flow.is_inside:
            self.story.waiting.append(number)
        else:
            self.place([number])

    def frame(self, node: Node) -> None:
        source = node.attributes.get("src", "")
        if source.startswith("//"):
            source = node.attributes["src"] = f"https:{source}"
        if not embed_of(source):
            self.story.found.drop("frame", source)
        super().frame(Node(node.tag, node.attributes))

    def player(self, node: Node) -> None:
        """A file that plays becomes a link to it, on a line of its own."""
        source = next(sources_in(node), "")
        if not source:
            return
        if embed_of(source):
            super().frame(Node("iframe", {"src": source}))
            return
        if href := self.address(source):
            self.flow.end()
            name = unquote(href.partition("?")[0].rpartition("/")[2])
            self.flow.write(f"{PLAYED[node.tag]}: {name}", Marks(href=href))
            self.flow.end()


def blocks_of(root: Node, story: Story) -> list[Block]:
    flow = Flow()
    StoryWalk(story, flow).node(root)
    flow.end()
    return flow.blocks


StoryWalk.handlers = {
    **HANDLERS,
    "a": StoryWalk.link,
    "img": StoryWalk.image,
    "iframe": StoryWalk.frame,
    "video": StoryWalk.player,
    "audio": StoryWalk.player,
}
