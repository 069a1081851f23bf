// The frame that galleries and covers have in the editor: a figure that is one thing for the
// cursor, with buttons of its own.
import { crel } from "django-prose-editor/editor"

export const button = (icon, label, action) => {
  const made = crel("button", {
    type: "button", className: "prose-box__button material-icons", textContent: icon,
    title: label, "aria-label": label,
  })
  made.addEventListener("click", action)
  return made
}

// `draw` fills the figure anew whenever the node has changed.
export const box = (draw) => (context) => {
  const dom = crel("figure", { className: "prose-box" })
  let current = context.node
  const redraw = () => dom.replaceChildren(...draw({ ...context, node: current, dom }))
  redraw()
  return {
    dom,
    update(node) {
      if (node.type !== current.type) return false
      current = node
      redraw()
      return true
    },
    stopEvent: (event) => Boolean(event.target.closest?.("button")),
    ignoreMutation: () => true,
  }
}

export const setAttributes = ({ editor, getPos }, attributes) =>
  editor.commands.command(({ tr }) => {
    for (const [name, value] of Object.entries(attributes)) {
      tr.setNodeAttribute(getPos(), name, value)
    }
    return true
  })

export const remove = ({ editor, getPos, node }) => {
  editor.chain().deleteRange({ from: getPos(), to: getPos() + node.nodeSize }).focus().run()
}

// After what is chosen, never in its place, and with a line to write on below.
export const insertBelow = (editor, content) =>
  editor.chain().insertContentAt(editor.state.selection.to, [content, { type: "paragraph" }])
    .focus().run()
