// A video or a post of another network in the text: its key and a title. Nobody is asked for
// anything before a reader clicks.
import { crel, Node } from "django-prose-editor/editor"
import { networkOf } from "./ask.js"
import { box, button, insertBelow, remove, setAttributes } from "./box.js"
import { askForCover } from "./dialog.js"

const put = (editor, { embed, link, title }) => {
  if (embed) return insertBelow(editor, { type: "cover", attrs: { embed, title } })
  const marks = [{ type: "link", attrs: { href: link } }]
  return editor.chain().focus().insertContent({ type: "text", text: title || link, marks }).run()
}

const edit = (context) => askForCover(context.editor, context.node.attrs, (answer) => {
  if (answer.embed) setAttributes(context, { embed: answer.embed, title: answer.title })
  else put(context.editor, answer)
})

const draw = (context) => {
  const { embed, title } = context.node.attrs
  return [
    crel("strong", { textContent: networkOf(embed) || "Белгісіз желі" }),
    crel("span", { className: "prose-box__title", textContent: title || "(тақырыпсыз)" }),
    button("edit", "Өзгерту: видео не жазба", () => edit(context)),
    button("close", "Алып тастау: видео не жазба", () => remove(context)),
  ]
}

export const Cover = Node.create({
  name: "cover",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    embed: {
      default: "",
      parseHTML: (element) => element.getAttribute("data-embed"),
      renderHTML: ({ embed }) => ({ "data-embed": embed }),
    },
    title: {
      default: "",
      parseHTML: (element) => element.getAttribute("data-title") ?? "",
      renderHTML: ({ title }) => (title ? { "data-title": title } : {}),
    },
  }),
  parseHTML: () => [{ tag: "figure[data-embed]" }],
  // The editor takes a document of one empty element for empty: see photo.js.
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["img", { alt: "" }]],
  addNodeView: () => box(draw),

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "cover",
      groups: "nodes",
      button: buttons.material("ondemand_video", "Видео не жазба қою"),
      command: (editor) => askForCover(editor, {}, (answer) => put(editor, answer)),
    })
  },
})
