// A public screen: after a minute in which nobody did anything, everything is erased.
// While a file is on its way or a voice is recorded, the page itself changes: then somebody waits.

const IDLE_MS = 60_000;
// WCAG 2.2.1 asks for twenty seconds at least
const WARN_MS = 20_000;
/** A page that changes by itself is believed for so long after somebody touched it last. */
const WAITING_MS = 600_000;
const LOOK_EVERY_MS = 500;
const AGAIN_MS = 5000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'scroll', 'touchstart'];

const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('idle'));
const left = document.getElementById('idle-left');

let last = Date.now();
let touched = last;
let erasing = false;

function stay() {
  last = Date.now();
  touched = last;
  if (dialog?.open) dialog.close();
}

function blank() {
  const words = dialog?.dataset.gone ?? '';
  const text = document.createElement('p');
  text.setAttribute('role', 'status');
  text.textContent = words;
  document.title = words;
  document.documentElement.classList.add('blank');
  document.body.replaceChildren(text);
}

/** The node forgets first; while it cannot be reached, the screen stays blank and asks again. */
async function erase() {
  if (!erasing) blank();
  erasing = true;
  try {
    const answer = await fetch('/kiosk/reset', { method: 'POST', redirect: 'manual' });
    if (answer.type !== 'opaqueredirect' && !answer.ok) throw new Error('not erased');
  } catch {
    setTimeout(erase, AGAIN_MS);
    return;
  }
  location.replace('/kiosk');
}

function look() {
  if (erasing || !dialog) return;
  const ms = last + IDLE_MS - Date.now();
  if (ms <= 0) return void erase();
  if (ms > WARN_MS) return;
  if (left) left.textContent = String(Math.ceil(ms / 1000));
  if (!dialog.open) dialog.showModal();
}

for (const sign of SIGNS) {
  addEventListener(sign, () => dialog?.open || stay(), { capture: true, passive: true });
}
const content = document.querySelector('main');
const changes = new MutationObserver(() => {
  if (!dialog?.open && Date.now() - touched < WAITING_MS) last = Date.now();
});
if (content) {
  changes.observe(content, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}
// Escape closes it too: that is somebody who is there
dialog?.addEventListener('close', stay);
dialog?.addEventListener('click', ({ target }) => target === dialog && stay());
document.getElementById('idle-stay')?.addEventListener('click', stay);
document.getElementById('idle-reset')?.addEventListener('click', () => void erase());
addEventListener('visibilitychange', look, true);
setInterval(look, LOOK_EVERY_MS);
