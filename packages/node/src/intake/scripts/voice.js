// Records a voice note on the page. What is recorded goes into the file field, as if it had been
// chosen there: the rest of the page does not know the difference.

const MOST_MS = 10 * 60_000;
/** Enough for a voice: ten minutes are 2.4 MB. */
const BITS = 32_000;
/** What the browsers of today record, by the ending of the file's name. */
const ENDINGS = { webm: 'webm', ogg: 'ogg', mp4: 'm4a' };

const box = /** @type {HTMLElement} */ (document.querySelector('.voice'));
const field = /** @type {HTMLInputElement} */ (
  document.querySelector('[data-uploads] input[type=file]')
);
const player = /** @type {HTMLAudioElement} */ (box.querySelector('audio'));
const timer = /** @type {HTMLElement} */ (box.querySelector('.timer'));
const state = /** @type {HTMLElement} */ (box.querySelector('.state'));
const timeWords = timer.textContent ?? '';
/** @type {MediaRecorder | undefined} */
let recorder;
/** @type {File | undefined} */
let recorded;
/** @type {ReturnType<typeof setInterval> | undefined} */
let ticking;

const acts = { begin: explain, start, leave, stop: () => stop('stopped'), send, drop };
for (const button of box.querySelectorAll('button')) {
  const act = acts[/** @type {keyof typeof acts} */ (button.dataset.act)];
  button.addEventListener('click', () => void act());
}
// a microphone that stays open after somebody left would be a breach
addEventListener('pagehide', release);
box.hidden = !('MediaRecorder' in window && navigator.mediaDevices?.getUserMedia);

function explain() {
  say('');
  show('explain');
}

function leave() {
  show('begin');
}

async function start() {
  try {
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
    record(sound);
  } catch (error) {
    show('begin');
    const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
    say(isRefused ? 'refused' : 'failed');
  }
}

/** @param {MediaStream} sound */
function record(sound) {
  /** @type {Blob[]} */
  const parts = [];
  const own = new MediaRecorder(sound, { audioBitsPerSecond: BITS });
  recorder = own;
  own.ondataavailable = ({ data }) => void parts.push(data);
  own.onstop = () => {
    release();
    ready(parts, own.mimeType);
  };
  own.onerror = () => {
    release();
    show('begin');
    say('failed');
  };
  own.start(1000);
  const begun = Date.now();
  tick(0);
  ticking = setInterval(() => {
    const ms = Date.now() - begun;
    tick(ms);
    if (ms >= MOST_MS) stop('full');
  }, 500);
  show('record');
  say('recording');
}

/** @param {'stopped' | 'full'} why */
function stop(why) {
  if (recorder?.state !== 'recording') return;
  recorder.stop();
  say(why);
}

/** @param {Blob[]} parts @param {string} type */
function ready(parts, type) {
  const kind = /^audio\/(webm|ogg|mp4)/.exec(type)?.[1] ?? 'webm';
  const ending = ENDINGS[/** @type {keyof typeof ENDINGS} */ (kind)];
  recorded = new File(parts, `${box.dataset.name} ${clock()}.${ending}`, {
    type: `audio/${kind}`,
  });
  player.src = URL.createObjectURL(recorded);
  show('listen');
}

function send() {
  if (!recorded) return;
  const files = new DataTransfer();
  // what was chosen and not sent yet stays chosen
  for (const file of field.files ?? []) files.items.add(file);
  files.items.add(recorded);
  field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  forget('sent');
}

function drop() {
  forget('dropped');
}

/** @param {string} words */
function forget(words) {
  recorded = undefined;
  URL.revokeObjectURL(player.src);
  player.removeAttribute('src');
  show('begin');
  say(words);
}

function release() {
  clearInterval(ticking);
  for (const track of recorder?.stream.getTracks() ?? []) track.stop();
}

/** @param {number} ms */
function tick(ms) {
  const seconds = Math.floor(ms / 1000);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  timer.textContent = timeWords.replace('{time}', time);
}

/** Shows one step, and goes on at its first button. @param {string} name */
function show(name) {
  for (const step of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll('[data-step]'))) {
    step.hidden = step.dataset.step !== name;
  }
  /** @type {HTMLElement | null} */ (box.querySelector(`[data-step="${name}"] button`))?.focus();
}

/** @param {string} key */
function say(key) {
  const words = /** @type {HTMLTemplateElement | null} */ (
    box.querySelector(`[data-say="${key}"]`)
  );
  state.textContent = words?.content.textContent ?? '';
}

/** The time of day, as it can stand in a file's name. */
function clock() {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join('.');
}
