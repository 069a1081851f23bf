// The publish button says what it will do with the date and time that stand in the form.
const row = document.querySelector("[data-when]")
const button = row?.querySelector("[name=_publish]")
const fields = ["published_at_0", "published_at_1"].map((name) => document.querySelector(`[name=${name}]`))
const hint = row?.querySelector("[data-promise]")

const ask = async () => {
  const query = new URLSearchParams(fields.map((field) => [field.name, field.value]))
  const answer = await fetch(`${row.dataset.when}?${query}`)
  if (!answer.ok) return
  const { sentence, zone, later } = await answer.json()
  button.value = later ? `${sentence.split(",")[0]}…` : "Жариялау…"
  hint.textContent = later ? `${sentence} (${zone})` : ""
}

if (row && button && fields.every(Boolean)) {
  // Django's calendar and clock write into the fields without an event.
  let seen = fields.map((field) => field.value).join()
  setInterval(() => {
    const now = fields.map((field) => field.value).join()
    if (now !== seen) { seen = now; ask() }
  }, 500)
  ask()
}

// The ten seconds in which a step can be undone.
const undo = document.querySelector("[data-undo]")
if (undo) {
  let left = Number(undo.dataset.undo)
  const clock = setInterval(() => {
    left -= 1
    undo.querySelector("[data-left]").textContent = `(${left})`
    if (left <= 0) { clearInterval(clock); undo.remove() }
  }, 1000)
}

// A trouble that knows what would mend it: one tap puts it into its field.
document.addEventListener("click", ({ target }) => {
  if (!target.dataset?.put) return
  const field = document.getElementById(`id_${target.dataset.put}`)
  if (field.multiple) field.append(new Option(target.dataset.words, target.dataset.value, true, true))
  else field.value = target.dataset.value
  field.dispatchEvent(new Event("change", { bubbles: true }))
  field.dispatchEvent(new Event("input", { bubbles: true }))
  target.remove()
})

document.querySelector("#summary-title, #late-title")?.scrollIntoView({ block: "center" })
document.querySelector("#summary-title")?.focus()
