// The focal point of a photo: set by a tap or by arrow keys, with a live look at what is cut.
// The two numbers below the picture are what is saved, and all there is without this.
const stage = document.querySelector("[data-focal]")
const [x, y] = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`))
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const within = (number) => Math.min(100, Math.max(0, Math.round(number)))

// As the server cuts: the largest part of that ratio, as near to the point as it goes.
const shift = (focal, part) =>
  part < 1 ? (Math.min(Math.max(focal - part / 2, 0), 1 - part) / (1 - part)) * 100 : 50

const follow = (stage, point, looks) => {
  const image = stage.querySelector("img")
  const own = image.getAttribute("width") / image.getAttribute("height")

  const show = () => {
    const [left, top] = [within(x.value) / 100, within(y.value) / 100]
    point.style.insetInlineStart = `${left * 100}%`
    point.style.insetBlockStart = `${top * 100}%`
    point.ariaLabel = `Басты нүкте: солдан ${x.value} %, жоғарыдан ${y.value} %. Көрсеткі пернелермен жылжиды.`
    for (const look of looks) {
      const ratio = Number(look.dataset.look)
      look.style.objectPosition = `${shift(left, ratio / own)}% ${shift(top, own / ratio)}%`
    }
  }

  const move = (left, top) => {
    x.value = within(left)
    y.value = within(top)
    show()
  }

  stage.addEventListener("click", ({ target, clientX, clientY }) => {
    if (target === point) return
    const box = image.getBoundingClientRect()
    move(((clientX - box.left) / box.width) * 100, ((clientY - box.top) / box.height) * 100)
  })
  point.addEventListener("keydown", (event) => {
    const [right, down] = STEPS[event.key] ?? []
    if (right === undefined) return
    event.preventDefault()
    const step = event.shiftKey ? 10 : 1
    move(Number(x.value) + right * step, Number(y.value) + down * step)
  })
  for (const look of looks) look.src = image.src
  for (const field of [x, y]) field.addEventListener("input", show)
  point.hidden = false
  show()
}

if (stage && x && y) {
  follow(stage, stage.querySelector("[data-focal-point]"), document.querySelectorAll("[data-look]"))
}
