// A form of the desk is sent once, is not left by mistake, and knows what it was filled from
// when it is met again by the browser's back button.
const form = document.querySelector("#article_form, #spiritualarticle_form")
const remembered = ["version", "form_key"].map((name) => form.elements[name]).filter(Boolean)
let changed = false

// Back brings the old texts but a fresh page's hidden fields: a late save would pass unseen.
// A reload brings fresh texts too, and starts anew.
const [arrival] = performance.getEntriesByType("navigation")
if (arrival.type === "back_forward" && history.state?.filledFrom) {
  remembered.forEach((field, index) => { field.value = history.state.filledFrom[index] })
} else {
  history.replaceState({ filledFrom: remembered.map((field) => field.value) }, "")
}

form.addEventListener("input", () => { changed = true })
form.addEventListener("submit", (event) => {
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = "yes"
})
window.addEventListener("beforeunload", (event) => {
  if (changed && !form.dataset.sent) event.preventDefault()
})
window.addEventListener("pageshow", (event) => {
  if (event.persisted) delete form.dataset.sent
})
