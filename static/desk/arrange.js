// The front page is put into order: by the handle with a mouse or a finger, and by the buttons
// «Жоғары» and «Төмен» without asking the server. The order is that of the rows in the page.
const form = document.querySelector("[data-arrange]")
const list = form.querySelector("[data-places]")
const rows = () => [...list.querySelectorAll("[data-place]")]

const settle = (moved) => {
  rows().forEach((row, at) => {
    row.querySelector("[data-rank]").textContent = at ? `${at + 1}-орын` : "Басты мақала"
  })
  const [rank, title] = ["[data-rank]", "h3"].map((part) => moved.querySelector(part).textContent)
  form.querySelector("[data-said]").textContent = `${rank}: ${title}`
  form.dispatchEvent(new Event("arranged"))
}

// Only past a row's middle, else rows of unequal heights would change places to and fro.
// Near an edge of the window the page goes along.
const drag = (row, height) => {
  const edge = Math.min(0, height - 48) || Math.max(0, height + 48 - window.innerHeight)
  window.scrollBy({ top: edge / 2, behavior: "instant" })
  const at = rows().indexOf(row)
  rows().forEach((other, place) => {
    const box = other.getBoundingClientRect()
    const middle = box.top + box.height / 2
    if (place < at && height < middle) other.before(row)
    if (place > at && height > middle) other.after(row)
  })
}

list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]")
  if (!button) return
  event.preventDefault()
  const [row, up] = [button.closest("[data-place]"), button.dataset.step < 0]
  const other = up ? row.previousElementSibling : row.nextElementSibling
  if (!other) return
  up ? other.before(row) : other.after(row)
  button.focus()
  settle(row)
})

list.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest("[data-handle]")
  if (!handle || event.button) return
  event.preventDefault()
  const row = handle.closest("[data-place]")
  const [order, listening] = [rows().indexOf(row), new AbortController()]
  const drop = () => {
    listening.abort()
    delete row.dataset.dragged
    if (rows().indexOf(row) !== order) settle(row)
  }
  const options = { signal: listening.signal }
  row.dataset.dragged = ""
  document.addEventListener("pointermove", ({ clientY }) => drag(row, clientY), options)
  document.addEventListener("pointerup", drop, options)
  document.addEventListener("pointercancel", drop, options)
})

form.dataset.arrange = "ready"
