// Sends each chosen picture by itself, two at a time, and puts the answer's card into the page.
// Without this the form sends all of them at once.
const form = document.querySelector("[data-upload]")
const words = document.querySelector("[data-words]")
const cards = words.querySelector("[data-cards]")
const status = document.querySelector("[data-status]")
const waiting = document.querySelector("[data-waiting]")
const queue = []
const count = { all: 0, running: 0, done: 0 }

const tell = () => {
  status.textContent = `Жүктелгені: ${count.done} / ${count.all}`
}

const refuse = (card, sentence) => {
  card.querySelector("[data-sentence]").textContent = sentence
  card.querySelector("progress").remove()
  card.classList.replace("upload--waiting", "upload--refused")
}

const send = ({ file, card }) => {
  const data = new FormData(form)
  data.set("files", file)
  const request = new XMLHttpRequest()
  request.open("POST", form.action)
  request.setRequestHeader("Accept", "application/json")
  request.responseType = "json"
  request.upload.onprogress = ({ loaded, total }) => {
    card.querySelector("progress").value = loaded / total
  }
  request.onloadend = () => {
    const answer = request.response?.cards?.[0]
    if (answer) card.outerHTML = answer
    else refuse(card, form.dataset.lost)
    count.running -= 1
    count.done += 1
    tell()
    next()
  }
  request.send(data)
}

const next = () => {
  while (count.running < 2 && queue.length) {
    count.running += 1
    send(queue.shift())
  }
}

const take = (files) => {
  for (const file of files) {
    const card = waiting.content.firstElementChild.cloneNode(true)
    card.querySelector("[data-name]").textContent = file.name
    cards.append(card)
    if (file.size > Number(form.dataset.most)) refuse(card, form.dataset.heavy)
    else queue.push({ file, card })
  }
  count.all = count.done + count.running + queue.length
  words.hidden = false
  tell()
  next()
}

form.querySelector("[data-plain]").hidden = true
const empty = (input) => {
  if (input.files?.length) take(input.files)
  input.value = ""
}
form.addEventListener("change", ({ target }) => empty(target))
// Chosen while this was still on its way.
form.querySelectorAll("[type=file]").forEach(empty)
form.addEventListener("dragover", (event) => event.preventDefault())
form.addEventListener("drop", (event) => {
  event.preventDefault()
  take(event.dataTransfer.files)
})
