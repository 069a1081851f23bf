// The text editor's picture: a reference to a photo of the library, shown as its thumbnail.
// The server expands it on the page; nothing but the photo's number stands in the text.
import { Node } from "django-prose-editor/editor"
import { choosePhoto, thumbnail } from "./editor/library.js"

export const Photo = Node.create({
  name: "photo",
  group: "block",
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      photo: {
        parseHTML: (element) => element.getAttribute("data-photo"),
        renderHTML: ({ photo }) => ({ "data-photo": photo }),
      },
    }
  },

  parseHTML: () => [{ tag: "figure[data-photo]" }],
  // The editor takes a document of one empty element for empty, so the figure holds an image;
  // the server leaves nothing but the reference.
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["img", { alt: "" }]],

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figure")
      const image = document.createElement("img")
      image.src = thumbnail(node.attrs.photo)
      image.alt = `Сурет № ${node.attrs.photo}`
      dom.append(image)
      return { dom }
    }
  },

  addCommands() {
    return {
      // After what is selected, never in its place, and with a line to write on below.
      insertPhoto: (photo) => ({ commands, state }) =>
        commands.insertContentAt(state.selection.to, [
          { type: "photo", attrs: { photo } },
          { type: "paragraph" },
        ]),
    }
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "photo",
      groups: "nodes",
      button: buttons.material("add_photo_alternate", "Сурет қою"),
      command: (editor) => choosePhoto((photo) => {
        editor.chain().focus().insertPhoto(photo).run()
      }),
    })
  },
})
