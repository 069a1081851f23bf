/* The worker behind every page; and, on the page for no network, what it has kept. */
const list = document.querySelector("[data-kept]");

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});

async function show() {
  const cache = await caches.open("pages-1");
  const pieces = (await cache.keys()).filter(({ url }) => url.endsWith(".html")).reverse();
  for (const piece of pieces) {
    const answer = await cache.match(piece);
    const read = new DOMParser().parseFromString(await answer.text(), "text/html");
    const link = document.createElement("a");
    link.href = piece.url;
    link.textContent = read.querySelector("h1")?.textContent ?? piece.url;
    const row = document.createElement("li");
    row.className = "row";
    row.append(link);
    list.append(row);
  }
  list.hidden = pieces.length === 0;
}

if (list && "caches" in window) show();
