/**
 * Fills in a proof of filing: from the address of a scanned QR code, or by this page's own camera
 * where the browser reads QR codes. What was read stays in this page until it is sent.
 */

/**
 * @typedef {{ detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }} Detector
 * @typedef {{ new (options: { formats: string[] }): Detector, getSupportedFormats(): Promise<string[]> }} DetectorKind
 */

const PROOF = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const CODE = /^[0-9A-Za-z-]{17,40}$/;

const proof = document.getElementById('receipt');
const code = document.getElementById('code');
const panel = document.getElementById('scan');
const video = panel?.querySelector('video');
const start = document.getElementById('scan-start');
const stop = document.getElementById('scan-stop');
const said = document.getElementById('scan-said');

/** @type {MediaStream | undefined} */
let stream;

/** @param {string} text what stands in a QR code: the address of a proof, or of a code */
function take(text) {
  const found = text.slice(text.indexOf('#') + 1);
  if (PROOF.test(found) && proof instanceof HTMLTextAreaElement) {
    proof.value = found;
    return 'proof';
  }
  if (CODE.test(found) && code instanceof HTMLInputElement) {
    code.value = found;
    return 'code';
  }
  return undefined;
}

function takeAddress() {
  if (!take(location.hash)) return;
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** @param {string} which name of a sentence that stands in the page */
function say(which) {
  if (said) said.textContent = panel?.dataset[which] ?? '';
}

function close() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = undefined;
  if (video) video.hidden = true;
  if (stop) stop.hidden = true;
  if (start) start.hidden = false;
}

/** @param {Detector} detector */
async function look(detector) {
  while (stream && video) {
    const [seen] = video.readyState >= 2 ? await detector.detect(video) : [];
    const taken = seen && take(seen.rawValue);
    if (taken) {
      close();
      say(taken);
      return;
    }
    await new Promise((done) => setTimeout(done, 200));
  }
}

/** @param {Detector} detector */
async function open(detector) {
  if (stream || !video) return;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    video.srcObject = stream;
    video.hidden = false;
    if (stop) stop.hidden = false;
    if (start) start.hidden = true;
    say('aim');
    await video.play();
    await look(detector);
  } catch {
    close();
    say('denied');
  }
}

/** Offers the camera only where there is one and the browser reads QR codes. */
async function offer() {
  const Kind = /** @type {{ BarcodeDetector?: DetectorKind }} */ (/** @type {unknown} */ (window))
    .BarcodeDetector;
  if (!Kind || !navigator.mediaDevices || !panel) return;
  if (!(await Kind.getSupportedFormats()).includes('qr_code')) return;
  const detector = new Kind({ formats: ['qr_code'] });
  panel.hidden = false;
  start?.addEventListener('click', () => void open(detector));
  stop?.addEventListener('click', () => {
    close();
    say('none');
  });
  addEventListener('pagehide', close);
}

takeAddress();
addEventListener('hashchange', takeAddress);
void offer();
