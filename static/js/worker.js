/* Served as /sw.js. Keeps the pieces that were read last and today's front page, for a phone
   without a network; with one, every page comes fresh from the server. */
const PAGES = "pages-1";
const PARTS = "parts-1";
const FRONT = "/";
const WITHOUT = "/zhelisiz/";
const MOST_PIECES = 20;
const MOST_PARTS = 120;
const PIECE = /\/\d+-[^/]*\.html$/;
const PART = /^\/(?:static|media)\//;

async function install() {
  const pages = await caches.open(PAGES);
  await pages.addAll([FRONT, WITHOUT]);
}

/* Only a worker that is at work may ask for it: before, it refuses and nothing is installed. */
async function activate() {
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/* The oldest go first: what is read again is put behind all others. */
async function keep(cache, request, answer, most, counts) {
  await cache.delete(request, { ignoreSearch: true });
  await cache.put(request, answer);
  const kept = (await cache.keys()).filter(counts);
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}

const isPiece = (request) => PIECE.test(new URL(request.url).pathname);

async function keepPage(request, answer) {
  const pages = await caches.open(PAGES);
  const isFront = new URL(request.url).pathname === FRONT;
  if (!isFront && !isPiece(request)) return;
  await keep(pages, request, answer, MOST_PIECES, isPiece);
  if (!isFront) await renewFront(pages);
}

async function renewFront(pages) {
  const front = await pages.match(FRONT);
  const day = (date) => new Date(date).toDateString();
  if (front && day(front.headers.get("Date")) === day(Date.now())) return;
  await pages.add(FRONT);
}

/* What was taken off the site is not read on from here. */
async function forget(request) {
  const pages = await caches.open(PAGES);
  await pages.delete(request, { ignoreSearch: true });
}

async function page(event) {
  try {
    const answer = (await event.preloadResponse) || (await fetch(event.request));
    if (answer.ok) event.waitUntil(keepPage(event.request, answer.clone()));
    else if ([404, 410].includes(answer.status)) event.waitUntil(forget(event.request));
    return answer;
  } catch (reason) {
    const kept = await caches.match(event.request, { ignoreSearch: true });
    return kept || (await caches.match(WITHOUT)) || Promise.reject(reason);
  }
}

/* Named by their content: what is kept is right for ever. */
async function part(event) {
  const parts = await caches.open(PARTS);
  const kept = await parts.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  const copy = answer.ok && answer.status === 200 && answer.clone();
  if (copy) event.waitUntil(keep(parts, event.request, copy, MOST_PARTS, () => true));
  return answer;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && !pathname.startsWith("/redaksia")) event.respondWith(page(event));
  else if (PART.test(pathname)) event.respondWith(part(event));
});
