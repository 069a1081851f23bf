// While somebody writes: a rolling copy on the server and one in the browser, and a quiet line
// that says what is kept and who else has the piece open.
const line = document.querySelector("[data-keep]")
const form = line.closest("form")
const say = (name, text) => { line.querySelector(`[data-${name}]`).textContent = text }
const here = `piece:${line.dataset.keep}`
const EVERY = 4000
const ALIVE = 20000
let waiting = null
let changed = "refilled" in line.dataset

const written = () => {
  const data = new FormData(form)
  return new URLSearchParams([...data].filter(([, value]) => typeof value === "string"))
}
const token = () => form.elements.csrfmiddlewaretoken.value

const send = async (fields) => {
  const answer = await fetch(line.dataset.keep, {
    method: "POST", body: fields, headers: { "X-CSRFToken": token() }, redirect: "manual",
  })
  if (answer.type === "opaqueredirect") throw new Error("signed out")
  if (!answer.ok) throw new Error(answer.status)
  return answer.json()
}

const keepInBrowser = (fields) => {
  fields.delete("csrfmiddlewaretoken")
  try { localStorage.setItem(here, fields.toString()) } catch { /* full or forbidden */ }
}

const keep = async () => {
  waiting = null
  if (form.dataset.sent) return
  const fields = written()
  keepInBrowser(fields)
  try {
    const { kept, others = "" } = await send(fields)
    changed = false
    say("kept", kept ? `Жазғаныңыз сақталып тұр: ${kept}` : "")
    say("others", others)
  } catch (reason) {
    say("kept", reason.message === "signed out"
      ? "Кіру уақытыңыз бітті. «Сақтау» басып, қайта кіріңіз: жазғаныңыз жоғалмайды."
      : "Байланыс жоқ: жазғаныңыз осы браузерде сақталып тұр.")
    waiting ??= setTimeout(keep, ALIVE)
  }
}

const soon = () => {
  changed = true
  waiting ??= setTimeout(keep, EVERY)
}

const alive = async () => {
  if (changed || form.dataset.sent || document.hidden) return
  try { say("others", (await send(new URLSearchParams())).others ?? "") } catch { /* next time */ }
}

form.addEventListener("input", soon)
form.addEventListener("change", soon)
// What was sent and is a newer version by the next visit needs no copy any more.
form.addEventListener("submit", ({ submitter }) => {
  if (submitter?.hasAttribute("formaction")) return
  const fields = written()
  fields.set("_sent", "1")
  keepInBrowser(fields)
})
document.addEventListener("visibilitychange", () => { if (document.hidden && changed) keep() })
setInterval(alive, ALIVE)
alive()
