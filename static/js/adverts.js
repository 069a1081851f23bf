// Tells of each advert that is really seen, by half at least, once while the page is open.
const watch = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue
      watch.unobserve(target)
      navigator.sendBeacon(target.dataset.seen)
    }
  },
  { threshold: 0.5 },
)

const begin = () => {
  if (document.visibilityState !== "visible" || document.prerendering) return
  document.removeEventListener("visibilitychange", begin)
  document.removeEventListener("prerenderingchange", begin)
  for (const advert of document.querySelectorAll("[data-seen]")) watch.observe(advert)
}

document.addEventListener("visibilitychange", begin)
document.addEventListener("prerenderingchange", begin)
begin()
