// Takes the words that a reader selected in the article along to the form about a mistake; Ctrl and
// Enter lead there too. A tap on the link may clear the selection, so the last one is remembered.
const link = document.querySelector("[data-mistake]")
const article = link.closest("article")
const plain = link.href

const look = () => {
  const selected = getSelection()
  const words = selected.toString().trim().replace(/\s+/g, " ").slice(0, 300)
  if (words && article.contains(selected.anchorNode)) {
    link.href = `${plain}?soz=${encodeURIComponent(words)}`
  }
}

const hurry = (event) => {
  if (event.ctrlKey && event.key === "Enter" && getSelection().toString().trim()) link.click()
}

document.addEventListener("selectionchange", look)
document.addEventListener("keydown", hurry)
