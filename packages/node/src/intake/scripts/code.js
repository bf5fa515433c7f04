/** What a receipt code is written with; an address of a place on the page is no code. */
const CODE = /^[0-9A-Za-z -]{17,40}$/;

/**
 * Takes the code of a scanned QR code out of the address at once, so that it stays in no shared
 * address and on no screen, and puts it into the field. The reader presses Open.
 */
function takeCode() {
  const code = readable(location.hash.slice(1));
  if (!CODE.test(code)) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  const field = document.getElementById('code');
  if (field instanceof HTMLInputElement) field.value = code;
}

/** @param {string} fragment */
function readable(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return '';
  }
}

takeCode();
addEventListener('hashchange', takeCode);
