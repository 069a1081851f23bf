/* «Тағы»: what follows comes below the list instead of in its place. */
document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-more]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  link.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const stories = [...page.querySelectorAll("[data-stream] > *")];
    document.querySelector("[data-stream]").append(...stories);
    stories[0]?.querySelector("a")?.focus();
    const next = page.querySelector("[data-more]");
    if (next) link.href = next.href;
    else link.parentElement.remove();
  } catch {
    location.href = link.href;
  }
  link.removeAttribute("aria-busy");
});
