// Files are sent as soon as they are chosen, in pieces (tus 1.0.0), so that a line that breaks
// costs a piece and not the file. Without this script the form sends them.

const PIECE_BYTES = 1024 * 1024;
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 60_000, 60_000];
/** How often a screen reader hears how far a file is. */
const SPOKEN_MS = 8000;
const TUS = { 'Tus-Resumable': '1.0.0' };
/** Faults that pass: the file is all there, and is checked again. */
const PASSING = ['unchecked', 'busy'];

const place = /** @type {HTMLElement} */ (document.querySelector('[data-uploads]'));
const input = /** @type {HTMLInputElement} */ (place.querySelector('input[type=file]'));
const form = /** @type {HTMLFormElement} */ (input.form);

/**
 * @typedef {object} Sending
 * @property {File} file
 * @property {HTMLElement} item
 * @property {string} [address]
 * @property {number} sent
 * @property {number} tries
 * @property {XMLHttpRequest} [request]
 * @property {() => void} [wake]
 * @property {'waiting' | 'sending' | 'done' | 'over' | 'gaveUp'} state
 */

const list = /** @type {HTMLElement} */ (place.querySelector('ul.coming'));
const heard = /** @type {HTMLElement} */ (place.querySelector('p.said'));
const language = document.documentElement.lang;
const percents = new Intl.NumberFormat(language, { style: 'percent' });
/** @type {Sending[]} */
const all = [];
let busy = false;
let spokenAt = 0;
/** @type {HTMLElement | null | undefined} */
let held;

for (const plain of form.querySelectorAll('[data-plain]')) plain.remove();
input.addEventListener('change', () => {
  for (const file of input.files ?? []) add(file);
  input.value = '';
});
form.addEventListener('submit', (event) => {
  if (!all.some(isOnItsWay)) return;
  event.preventDefault();
  held = event.submitter;
  heard.classList.add('seen');
  heard.textContent = say('hold');
});
addEventListener('online', () => {
  for (const it of all) it.wake?.();
});

/** @param {File} file */
function add(file) {
  const item = newItem();
  const it = /** @type {Sending} */ ({ file, item, sent: 0, tries: 0, state: 'waiting' });
  part(item, '.name').textContent = file.name;
  part(item, '.size').textContent = sizeOf(file.size);
  const bar = part(item, 'progress');
  bar.setAttribute('aria-label', named(bar.dataset.label, file));
  for (const button of item.querySelectorAll('button')) {
    button.setAttribute('aria-label', named(button.dataset.label, file));
    button.addEventListener('click', () => act(it, button.dataset.act ?? ''));
  }
  list.append(item);
  list.hidden = false;
  all.push(it);
  const fault = faultOf(file);
  if (fault) {
    over(it, faultSentence(fault, file));
    return;
  }
  show(it, say('waiting'), ['stop']);
  void work();
}

/** One file at a time: on a slow line two would both be late. */
async function work() {
  if (busy) return;
  busy = true;
  for (let it = next(); it; it = next()) {
    it.state = 'sending';
    await send(it).catch(() => gaveUp(/** @type {Sending} */ (it)));
  }
  busy = false;
  goOn();
}

function next() {
  return all.find(({ state }) => state === 'waiting');
}

function goOn() {
  if (held === undefined || all.some(isOnItsWay)) return;
  const button = held;
  held = undefined;
  heard.classList.remove('seen');
  // something went wrong meanwhile: that is read first
  if (all.some(({ state, item }) => state === 'gaveUp' || item.classList.contains('fault'))) return;
  form.requestSubmit(button);
}

/** @param {Sending} it */
async function send(it) {
  while (it.state === 'sending') {
    const answer = await step(it);
    if (it.state !== 'sending' || answer === 'done') return;
    if (answer === 'on') {
      it.tries = 0;
      continue;
    }
    const pause = PAUSES_MS[it.tries];
    if (pause === undefined) {
      gaveUp(it);
      return;
    }
    it.tries += 1;
    show(it, say('broke'), ['stop']);
    await waits(it, pause);
  }
}

/**
 * One request.
 * @param {Sending} it
 * @returns {Promise<'on' | 'done' | 'broken'>}
 */
async function step(it) {
  if (!it.address) return created(it, await request(it, 'POST', place.dataset.uploads ?? ''));
  if (it.tries > 0) {
    const where = await request(it, 'HEAD', it.address);
    if (isGone(where)) return startAnew(it);
    if (where.status !== 200) return 'broken';
    it.sent = Number(where.getResponseHeader('Upload-Offset'));
  }
  return patched(it, await request(it, 'PATCH', it.address));
}

/** @param {Sending} it @param {XMLHttpRequest} answer */
function created(it, answer) {
  const address = answer.getResponseHeader('Location');
  if (answer.status !== 201 || !address) return refused(it, answer);
  it.address = address;
  return 'on';
}

/** @param {Sending} it @param {XMLHttpRequest} answer */
function patched(it, answer) {
  const offset = Number(answer.getResponseHeader('Upload-Offset') ?? Number.NaN);
  if (answer.status === 409 && Number.isInteger(offset)) {
    it.sent = offset;
    return 'on';
  }
  if (isGone(answer)) return startAnew(it);
  if (answer.status !== 204) return refused(it, answer);
  it.sent = offset;
  if (it.sent < it.file.size) return 'on';
  it.state = 'done';
  it.item.classList.add('kept');
  show(it, say('done'), place.dataset.removable === 'yes' ? ['remove'] : []);
  speak(it, say('done'));
  return 'done';
}

/** What waited too long is not there any more: from the beginning, once. @param {Sending} it */
function startAnew(it) {
  if (it.sent === 0 && it.tries > 0) return over(it, say('gone'));
  delete it.address;
  it.sent = 0;
  return 'broken';
}

/**
 * @param {Sending} it @param {XMLHttpRequest} answer
 * @returns {'done' | 'broken'}
 */
function refused(it, answer) {
  const reason = reasonIn(answer);
  if (reason && !PASSING.includes(reason)) return over(it, faultSentence(reason, it.file));
  if (reason && it.tries >= 2) return gaveUp(it, faultSentence(reason, it.file));
  const mayPass = answer.status === 0 || answer.status === 429 || answer.status >= 500;
  return mayPass ? 'broken' : over(it, say('gone'));
}

/** @param {Sending} it @param {string} words */
function over(it, words) {
  it.state = 'over';
  it.item.classList.add('fault');
  show(it, words, ['remove']);
  speak(it, words);
  return /** @type {const} */ ('done');
}

/** @param {Sending} it */
function gaveUp(it, words = say('gaveUp')) {
  it.state = 'gaveUp';
  show(it, words, ['again', 'remove']);
  speak(it, words);
  return /** @type {const} */ ('done');
}

/** @param {Sending} it @param {string} what */
function act(it, what) {
  if (what === 'again') {
    it.tries = 1;
    it.state = 'waiting';
    show(it, say('waiting'), ['stop']);
    void work();
    return;
  }
  const { state } = it;
  it.state = 'over';
  it.request?.abort();
  it.wake?.();
  if (it.address) void request({ ...it, request: undefined }, 'DELETE', it.address);
  heard.textContent = spoken(it, state === 'sending' ? say('stopped') : say('removed'));
  all.splice(all.indexOf(it), 1);
  it.item.remove();
  list.hidden = all.length === 0;
  input.focus();
  goOn();
}

/**
 * @param {Pick<Sending, 'file' | 'sent' | 'item'> & { request?: XMLHttpRequest | undefined }} it
 * @param {'POST' | 'HEAD' | 'PATCH' | 'DELETE'} method
 * @param {string} address
 * @returns {Promise<XMLHttpRequest>} status 0 if no answer came
 */
function request(it, method, address) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    it.request = xhr;
    xhr.open(method, address);
    for (const [name, value] of Object.entries(TUS)) xhr.setRequestHeader(name, value);
    xhr.onloadend = () => resolve(xhr);
    if (method === 'POST') {
      xhr.setRequestHeader('Upload-Length', String(it.file.size));
      xhr.setRequestHeader('Upload-Metadata', `filename ${base64(it.file.name)}`);
    }
    if (method !== 'PATCH') return xhr.send();
    const { sent } = it;
    const piece = it.file.slice(sent, sent + PIECE_BYTES);
    xhr.setRequestHeader('Content-Type', 'application/offset+octet-stream');
    xhr.setRequestHeader('Upload-Offset', String(sent));
    xhr.upload.onprogress = ({ loaded }) => progress(it, sent + loaded);
    xhr.send(piece);
  });
}

/** @param {Pick<Sending, 'file' | 'item'>} it @param {number} bytes */
function progress(it, bytes) {
  const share = Math.min(1, bytes / it.file.size);
  const percent = percents.format(Math.floor(share * 100) / 100);
  const size = sizeOf(it.file.size);
  const sending = say('sending').replace('{percent}', percent).replace('{size}', size);
  const words = share < 1 ? sending : say('checking');
  /** @type {HTMLProgressElement} */ (part(it.item, 'progress')).value = share * 100;
  part(it.item, '.state').textContent = words;
  if (Date.now() - spokenAt > SPOKEN_MS) speak(it, words);
}

/** @param {Sending} it @param {string} words @param {string[]} acts */
function show(it, words, acts) {
  part(it.item, '.state').textContent = words;
  part(it.item, 'progress').hidden = it.state === 'over' || it.state === 'done';
  for (const button of it.item.querySelectorAll('button')) {
    button.hidden = !acts.includes(button.dataset.act ?? '');
  }
}

/** @param {Pick<Sending, 'file'>} it @param {string} words */
function speak(it, words) {
  // somebody waits to go on: that they do stays to be read
  if (held !== undefined) return;
  spokenAt = Date.now();
  heard.textContent = spoken(it, words);
}

/** @param {Pick<Sending, 'file'>} it @param {string} state */
function spoken({ file }, state) {
  return named(say('spoken'), file).replace('{state}', state);
}

/** @param {string} key */
function say(key) {
  return textOf(`[data-say="${key}"]`);
}

/** @param {string} fault @param {File} file */
function faultSentence(fault, file) {
  return named(textOf(`[data-fault="${fault}"]`) || say('gaveUp'), file);
}

/** @param {string} selector */
function textOf(selector) {
  const template = /** @type {HTMLTemplateElement | null} */ (place.querySelector(selector));
  return template?.content.textContent ?? '';
}

function newItem() {
  const template = /** @type {HTMLTemplateElement} */ (place.querySelector('[data-item]'));
  const item = template.content.firstElementChild?.cloneNode(true);
  return /** @type {HTMLElement} */ (item);
}

/** @param {File} file */
function faultOf(file) {
  if (file.size === 0) return 'empty';
  return file.size > Number(place.dataset.max) ? 'large' : undefined;
}

/** @param {number} bytes */
function sizeOf(bytes) {
  const isSmall = bytes < 1e6;
  const size = isSmall ? Math.max(bytes / 1000, 0.1) : bytes / 1e6;
  const unit = isSmall ? 'kilobyte' : 'megabyte';
  const maximumFractionDigits = size < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits }).format(
    size,
  );
}

/** @param {Sending} it */
function isOnItsWay({ state }) {
  return state === 'waiting' || state === 'sending';
}

/** @param {XMLHttpRequest} answer */
function isGone({ status }) {
  return status === 404 || status === 410;
}

/** What was wrong with the file, if that is what was answered. @param {XMLHttpRequest} answer */
function reasonIn(answer) {
  try {
    const { reason } = JSON.parse(answer.responseText);
    return typeof reason === 'string' ? reason : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Sending} it @param {number} ms */
function waits(it, ms) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      it.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    })
  );
}

/** @param {HTMLElement} item @param {string} selector */
function part(item, selector) {
  return /** @type {HTMLElement} */ (item.querySelector(selector));
}

/** A name in its own direction, whatever stands around it. @param {string | undefined} words @param {File} file */
function named(words, { name }) {
  return (words ?? '').replace('{name}', `\u2068${name}\u2069`);
}

/** @param {string} text */
function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
