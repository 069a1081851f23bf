// Counts this visit, once it is really seen, and shows the number that includes it.
const article = document.querySelector("[data-count]")

const seen = () =>
  new Promise((resolve) => {
    const look = () => document.visibilityState === "visible" && !document.prerendering && resolve()
    document.addEventListener("visibilitychange", look)
    document.addEventListener("prerenderingchange", look)
    look()
  })

const spaced = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, " ")

await seen()
const answer = await fetch(article.dataset.count, { method: "POST" })
if (answer.ok) {
  const { views } = await answer.json()
  article.querySelector("[data-views]").textContent = spaced(views)
}
