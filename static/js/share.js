/* Beside the plain links for sharing: the clipboard, and what the phone itself offers. */
const row = document.querySelector("[data-share]");

function offer(button, way) {
  button.hidden = false;
  button.addEventListener("click", way);
}

async function copy(event) {
  const button = event.currentTarget;
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(row.dataset.share);
    button.textContent = "Көшірілді";
  } catch {
    button.textContent = "Көшірілмеді";
  }
  setTimeout(() => (button.textContent = said), 2000);
}

// Closed without a choice, it fails: nothing is wrong then.
const send = () =>
  navigator.share({ title: document.title, url: row.dataset.share }).catch(() => {});

if (row) {
  if (navigator.clipboard) offer(row.querySelector("[data-copy]"), copy);
  if (navigator.share) offer(row.querySelector("[data-send]"), send);
}
