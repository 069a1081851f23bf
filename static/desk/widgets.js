// Django's widgets are made by scripts that leave out what a screen reader needs: each gets its
// name here, from the label of its field, whenever it comes.
const WINDOWS = { ".calendarbox": "Күн таңдау", ".clockbox": "Уақыт таңдау" }
const FIELDS = ".tiptap, .select2-selection, .select2-selection [role=textbox], .select2-search__field"
const PARTS = { ".vDateField": "күні", ".vTimeField": "уақыты" }

const all = (selector) => [...document.querySelectorAll(selector)]
const set = (element, name, value) => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
const labelOf = (field) => {
  const label = field.closest(".flex-container, .form-row")?.querySelector("label")
  return label?.textContent.trim().replace(/:$/, "") ?? ""
}

const nameWindows = () => {
  for (const [kind, name] of Object.entries(WINDOWS)) {
    for (const box of all(kind)) {
      set(box, "role", "dialog")
      set(box, "aria-label", name)
    }
  }
  for (const box of all("body > .select2-container")) {
    set(box, "role", "region")
    set(box, "aria-label", "Табылғандар")
  }
  for (const list of all(".select2-results__options")) set(list, "aria-label", "Табылғандар")
}

const nameFields = () => {
  for (const field of all(FIELDS)) {
    field.removeAttribute("aria-labelledby")
    set(field, "aria-label", labelOf(field) || "Іздеу")
  }
  for (const box of all("[role=combobox][aria-owns]")) set(box, "aria-controls", box.getAttribute("aria-owns"))
  for (const [kind, part] of Object.entries(PARTS)) {
    for (const field of all(`${kind}:not([aria-label])`)) set(field, "aria-label", `${labelOf(field)}: ${part}`)
  }
  // A list of choices holds a cross too, so it is none to a strict reader.
  for (const part of all("ul.select2-selection__rendered, ul.select2-selection__rendered > li")) set(part, "role", "presentation")
  for (const icon of all(".help-tooltip")) set(icon, "role", "img")
}

const mend = () => {
  nameWindows()
  nameFields()
}
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true })
mend()
