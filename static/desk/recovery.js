// A copy in the browser that never reached the server (no network, a flat battery) is offered
// once the form is opened again; it goes when the form was saved.
const line = document.querySelector("[data-keep]")
const form = line.closest("form")
const here = `piece:${line.dataset.keep}`
const read = () => { try { return localStorage.getItem(here) } catch { return null } }
const forget = () => { try { localStorage.removeItem(here) } catch { /* forbidden */ } }

const text = (fields) => ["title", "lead", "body"].map((name) => fields.get(name) ?? "").join("\n")
const shown = () => ["title", "lead", "body"].map((name) => form.elements[name].value).join("\n")

const offer = (kept) => {
  const box = document.createElement("section")
  box.className = "panel panel--warning"
  box.innerHTML = "<p>Осы браузерде сақталмаған мәтін қалыпты. </p>"
  const open = document.createElement("button")
  Object.assign(open, { type: "button", className: "button", textContent: "Ашу" })
  const drop = document.createElement("button")
  Object.assign(drop, { type: "button", className: "button", textContent: "Тастау" })
  box.firstElementChild.append(open, " ", drop)
  drop.addEventListener("click", () => { forget(); box.remove() })
  open.addEventListener("click", async () => {
    const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }
    const answer = await fetch(line.dataset.keep, { method: "POST", body: kept, headers })
    if (!answer.ok) return
    const { draft } = await answer.json()
    forget()
    location.assign(`${form.getAttribute("action") || location.pathname}?draft=${draft}`)
  })
  line.after(box)
}

const kept = read()
if (kept && !("refilled" in line.dataset) && !document.querySelector("[data-unsaved]")) {
  const fields = new URLSearchParams(kept)
  const movedOn = (fields.get("version") || "") !== (form.elements.version.value || "")
  const savedForms = (line.dataset.saved ?? "").split(" ").filter(Boolean)
  const wasSaved = savedForms.includes(fields.get("form_key"))
    || (movedOn && fields.has("_sent"))
  const says = text(fields).trim() && text(fields) !== shown()
  if (says && !wasSaved) offer(fields)
  else forget()
}
