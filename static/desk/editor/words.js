// The text editor's own words in Kazakh: the package keeps most of them in its code, away from
// gettext. They stand in the catalogue all the same (locale/kk, djangojs.po).
import { Extension } from "django-prose-editor/editor"

const said = window.gettext

const sayAttributes = (element) => {
  for (const name of ["title", "aria-label"]) {
    if (element.hasAttribute(name)) element.setAttribute(name, said(element.getAttribute(name)))
  }
}

const sayText = (element) => {
  // A choice's value is its text unless it has one; the editor knows the English one.
  if (element.localName === "option") element.value = element.getAttribute("value") ?? element.text
  if (said(element.textContent) !== element.textContent) {
    element.textContent = said(element.textContent)
  }
}

const sayAll = (root) => {
  root.querySelectorAll("button").forEach(sayAttributes)
  root.querySelectorAll("option, .prose-menubar__option > *").forEach(sayText)
}

export const Words = Extension.create({
  name: "words",
  // Below the toolbar's, which is there by then.
  priority: 10,

  onCreate({ editor }) {
    const around = editor.view.dom.parentElement
    const bar = editor.storage.menu.dom
    // Windows with questions come later, and the kind of paragraph is shown anew each time.
    const watcher = new MutationObserver(() => {
      [...around.children].filter((part) => part !== editor.view.dom).forEach(sayAll)
    })
    watcher.observe(around, { childList: true })
    watcher.observe(bar, { childList: true, subtree: true })
    sayAll(bar)
  },
})
