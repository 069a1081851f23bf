// What the text editor asks the desk, and the line in which it tells people something.
const places = () => document.getElementById("body-places").dataset

// The answer of one of the desk's places; an error where it does not answer in time, or asks
// for a password first.
export const ask = async (editor, place, fields) => {
  const body = new FormData()
  const token = editor.view.dom.closest("form").elements.csrfmiddlewaretoken.value
  for (const [name, value] of Object.entries({ ...fields, csrfmiddlewaretoken: token })) {
    body.append(name, value)
  }
  const signal = AbortSignal.timeout(15000)
  const response = await fetch(places()[place], { method: "POST", body, signal, redirect: "error" })
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json")
  if (!isJson) throw new Error(`${place}: ${response.status}`)
  return response.json()
}

export const say = (editor, sentence) => {
  const box = editor.view.dom.closest(".prose-editor")
  let line = box.querySelector(".prose-says")
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "prose-says" })
    line.setAttribute("role", "status")
    box.append(line)
  }
  line.textContent = sentence
}

// The names of networks as people know them, by the first word of a cover's key.
export const networkOf = (key) => JSON.parse(places().networks)[key.split(":")[0]] ?? ""
