// A form that was changed says so, and is not left by mistake.
const form = document.querySelector("[data-guarded]")

const changed = () => {
  form.dataset.changed = ""
  form.querySelector("[data-unsaved]").hidden = false
}

form.addEventListener("arranged", changed)
form.addEventListener("input", (event) => event.target.type !== "search" && changed())
form.addEventListener("submit", () => { form.dataset.sent = "" })
window.addEventListener("beforeunload", (event) => {
  if ("changed" in form.dataset && !("sent" in form.dataset)) event.preventDefault()
})
window.addEventListener("pageshow", () => { delete form.dataset.sent })
