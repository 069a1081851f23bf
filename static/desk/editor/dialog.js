// The window that asks for a video's or a post's address and its title.
import { crel } from "django-prose-editor/editor"
import { ask } from "./ask.js"

const field = (label, attributes) => {
  const input = crel("input", { type: "text", ...attributes })
  return [crel("label", { className: "prose-editor-dialog-field" }, [label, input]), input]
}

const isLink = (address) => {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol)
  } catch {
    return false
  }
}

const press = (textContent, action) => {
  const made = crel("button", { type: "button", textContent })
  made.addEventListener("click", action)
  return made
}

// `put` is given { embed, title }, or { link, title } for an address of no network that we know.
export const askForCover = (editor, { embed = "", title = "" }, put) => {
  const hint = embed ? "Мекенжайы (өзгермесе, бос қалсын)" : "Видеоның не жазбаның мекенжайы"
  const [addressRow, address] = field(hint, { inputMode: "url", required: !embed, maxLength: 9000 })
  const [titleRow, titled] = field("Не туралы (міндетті емес)", { maxLength: 200, value: title })
  const fault = crel("p", { className: "prose-dialog__fault", role: "alert" })
  const finish = (answer) => {
    dialog.close()
    put({ ...answer, title: titled.value.trim() })
  }
  const asLink = press("Сілтеме ретінде қою", () => finish({ link: address.value.trim() }))
  asLink.hidden = true

  const submit = async (event) => {
    event.preventDefault()
    event.stopPropagation()
    if (!address.value.trim() && embed) return finish({ embed })
    try {
      const answer = await ask(editor, "cover", { address: address.value })
      if (answer.embed) return finish(answer)
      fault.textContent = answer.sentence
      asLink.hidden = !isLink(address.value.trim())
    } catch {
      fault.textContent = "Сервер жауап бермеді. Сәлден кейін қайта көріңіз."
    }
    address.focus()
  }

  const form = crel("form", {}, [
    crel("h3", { className: "prose-editor-dialog-title", textContent: "Видео не жазба қою" }),
    addressRow, fault, titleRow,
    crel("button", { type: "submit", textContent: "Қою" }), asLink,
    press("Болдырмау", () => dialog.close()),
  ])
  const dialog = crel("dialog", { className: "prose-editor-dialog" }, [form])
  form.addEventListener("submit", submit)
  dialog.addEventListener("close", () => {
    dialog.remove()
    editor.commands.focus()
  })
  // Outside of the article's own form: a form stands in no other.
  document.body.append(dialog)
  dialog.showModal()
}
