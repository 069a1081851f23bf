// What other programs put into the clipboard is cleaned by the server and stands where the
// cursor was, however long the answer took and whatever was typed meanwhile; pastes keep their
// order. If nobody answers, the plain words are put in.
import { Extension, Plugin, pm } from "django-prose-editor/editor"
import { ask, say } from "./ask.js"

const waiting = new pm.state.PluginKey("paste")
const { DOMParser: SchemaParser, Slice } = pm.model
let last = 0

// The editor's own copies know what they are; a line of plain text needs no server.
const isForeign = (html, text) =>
  html ? !html.includes("data-pm-slice") : /[\n*_~]/.test(text.trim())

const asParagraphs = (text) => {
  const box = document.createElement("div")
  for (const line of text.split(/[\r\n]+/).filter((line) => line.trim())) {
    box.append(Object.assign(document.createElement("p"), { textContent: line }))
  }
  return box.innerHTML
}

const cleaned = async (editor, html, text) => {
  try {
    const answer = await ask(editor, "paste", {
      html: html.replace(/\ssrc\s*=\s*"data:[^"]*"/gi, ""), text,
    })
    if (answer.html !== undefined) return answer.html
    say(editor, answer.sentence)
  } catch {
    say(editor, "Сервер жауап бермеді: мәтін безендірусіз қойылды.")
  }
  return text ? asParagraphs(text) : html
}

// Where each paste that waits will stand: before what is typed there later, behind what an
// earlier paste puts there.
const follow = (transaction, places) => {
  const { add, done } = transaction.getMeta(waiting) ?? {}
  const side = done ? 1 : -1
  const moved = places
    .filter(({ id }) => id !== done)
    .map(({ id, at }) => ({ id, at: transaction.mapping.map(at, side) }))
  return add ? [...moved, add] : moved
}

const mark = (view) => {
  const { state } = view
  const transaction = state.tr
  // A chosen picture stays; chosen words give way.
  if (!state.selection.node) transaction.deleteSelection()
  const at = transaction.selection.to
  last += 1
  view.dispatch(transaction.setMeta(waiting, { add: { id: last, at } }))
  return last
}

const put = (editor, id, html) => {
  if (editor.isDestroyed) return
  const { state, view } = editor
  const { at } = waiting.getState(state).find((place) => place.id === id)
  const body = new DOMParser().parseFromString(html, "text/html").body
  const context = state.doc.resolve(at)
  const parsed = SchemaParser.fromSchema(state.schema).parseSlice(body, { context })
  const transaction = state.tr.setMeta(waiting, { done: id }).setMeta("uiEvent", "paste")
  if (html) transaction.replaceRange(at, at, Slice.maxOpen(parsed.content, false))
  view.dispatch(transaction.scrollIntoView())
}

export const Paste = Extension.create({
  name: "serverPaste",

  addProseMirrorPlugins() {
    const { editor } = this
    let turn = Promise.resolve()
    let pending = 0

    const take = async (view, html, text) => {
      const id = mark(view)
      const answer = cleaned(editor, html, text)
      pending += 1
      turn = turn.then(async () => put(editor, id, await answer)).finally(() => { pending -= 1 })
      await turn
    }

    const hold = (event) => {
      if (!pending) return
      event.preventDefault()
      event.stopImmediatePropagation()
      const { target, submitter } = event
      turn.finally(() => target.requestSubmit(submitter))
    }

    return [
      new Plugin({
        key: waiting,
        state: { init: () => [], apply: follow },
        view: (view) => {
          // A form that is sent while a paste waits waits too.
          view.dom.ownerDocument.addEventListener("submit", hold, { capture: true })
          return { destroy: () => document.removeEventListener("submit", hold, { capture: true }) }
        },
        props: {
          handleDOMEvents: {
            paste: (view, event) => {
              const html = event.clipboardData?.getData("text/html") ?? ""
              const text = event.clipboardData?.getData("text/plain") ?? ""
              if (!view.editable || !isForeign(html, text)) return false
              event.preventDefault()
              take(view, html, text)
              return true
            },
          },
        },
      }),
    ]
  },
})
