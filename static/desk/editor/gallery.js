// A gallery in the text: the numbers of its photos, shown as thumbnails that can be moved, taken
// out and added to.
import { crel, Node } from "django-prose-editor/editor"
import { say } from "./ask.js"
import { box, button, insertBelow, remove, setAttributes } from "./box.js"
import { choosePhoto, thumbnail } from "./library.js"

const MOST = 50
const numbers = ({ photos }) => photos.split(",").filter(Boolean)

const change = (context, photos) =>
  photos.length ? setAttributes(context, { photos: photos.join(",") }) : remove(context)

const add = (context) => choosePhoto((photo) => {
  const { editor, getPos } = context
  const photos = numbers(editor.state.doc.nodeAt(getPos()).attrs)
  if (photos.includes(photo)) say(editor, "Бұл сурет галереяда тұр.")
  else if (photos.length >= MOST) say(editor, `Галереяға ${MOST} суреттен артық сыймайды.`)
  else change(context, [...photos, photo])
})

const swap = (photos, at, to) => {
  const moved = [...photos]
  ;[moved[at], moved[to]] = [moved[to], moved[at]]
  return moved
}

const photoOf = (context, photos, at) => {
  const number = at + 1
  const move = (icon, label, to) => {
    const made = button(icon, label, () => {
      if (!photos[to]) return
      change(context, swap(photos, at, to))
      context.dom.querySelectorAll(`[aria-label^="${label.split(" ")[0]}"]`)[to]?.focus()
    })
    made.setAttribute("aria-disabled", String(!photos[to]))
    return made
  }
  return crel("li", {}, [
    crel("img", { src: thumbnail(photos[at]), alt: `${number}-сурет` }),
    move("chevron_left", `Алға: ${number}-сурет`, at - 1),
    move("chevron_right", `Кейін: ${number}-сурет`, at + 1),
    button("close", `Алып тастау: ${number}-сурет`, () => {
      change(context, photos.filter((_, other) => other !== at))
    }),
  ])
}

const draw = (context) => {
  const photos = numbers(context.node.attrs)
  return [
    crel("strong", { textContent: `Галерея: ${photos.length} сурет` }),
    crel("ol", {}, photos.map((_, at) => photoOf(context, photos, at))),
    button("add_photo_alternate", "Галереяға сурет қосу", () => add(context)),
  ]
}

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    photos: {
      default: "",
      parseHTML: (element) => element.getAttribute("data-gallery"),
      renderHTML: ({ photos }) => ({ "data-gallery": photos }),
    },
  }),
  parseHTML: () => [{ tag: "figure[data-gallery]" }],
  // The editor takes a document of one empty element for empty: see photo.js.
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["img", { alt: "" }]],
  addNodeView: () => box(draw),

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "gallery",
      groups: "nodes",
      button: buttons.material("photo_library", "Галерея қою"),
      command: (editor) => choosePhoto((photo) => {
        insertBelow(editor, { type: "gallery", attrs: { photos: photo } })
      }),
    })
  },
})
