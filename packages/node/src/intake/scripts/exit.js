// Leaving at once: the page goes blank before anything is asked of the network.
// Shift three times does the same, as "Exit this page" of the GOV.UK Design System documents it.

const PRESSES = 3;
const WITHIN_MS = 5000;

const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a.leave'));
const status = document.getElementById('leaving');

let leaving = false;
let presses = 0;
let mixed = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {string | undefined} words */
function say(words) {
  if (status) status.textContent = words ?? '';
}

function leave() {
  leaving = true;
  const words = link?.dataset.gone ?? '';
  document.documentElement.classList.add('blank');
  document.title = words;
  document.body.replaceChildren(...(status ? [status] : []));
  say(words);
  location.replace('/exit');
}

function forgetPresses() {
  presses = 0;
  delete link?.dataset.presses;
}

function countPress() {
  presses += 1;
  if (presses === 1) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      forgetPresses();
      say(link?.dataset.over);
    }, WITHIN_MS);
  }
  if (!link || presses >= PRESSES) return leave();
  link.dataset.presses = String(presses);
  say(link.dataset[`more-${PRESSES - presses}`]);
}

link?.addEventListener('click', (event) => {
  event.preventDefault();
  leave();
});

// Shift for a capital letter, or while selecting with the mouse, is no wish to leave
addEventListener('keydown', ({ key }) => {
  mixed = key !== 'Shift';
});
addEventListener('pointerdown', () => {
  mixed = true;
});
addEventListener('keyup', ({ key }) => {
  if (key === 'Shift' && !mixed && link && !leaving) countPress();
});

// nothing that another script asks ("leave this page?") may hold up who leaves
addEventListener('beforeunload', (event) => leaving && event.stopImmediatePropagation(), true);

// a browser that kept the page as it was (back-forward cache) must ask the node again
addEventListener('pagehide', ({ persisted }) => {
  if (persisted) document.documentElement.classList.add('blank');
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) return location.reload();
  // nor does it put back what was ticked: what the node sent is what counts
  const [entry] = performance.getEntriesByType('navigation');
  const { type } = /** @type {PerformanceNavigationTiming} */ (entry ?? {});
  if (type === 'back_forward') for (const form of document.forms) form.reset();
});
