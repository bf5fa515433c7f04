import { html, raw } from 'hono/html';
import { encode } from 'uqr';
import type { Markup } from '../pages/shell.ts';
import type { Texts } from '../texts.ts';

/** ISO/IEC 18004: four light modules all round. */
const QUIET_ZONE = 4;

/**
 * The address of a receipt code as a QR code. The code stands in the fragment alone, which no
 * browser sends to a server.
 * @param url public address of the point, without a slash at the end
 */
export function codeQr(url: string, code: string, texts: Texts): Markup {
  return qr(codeAddress(url, code), { label: texts.t('receipt.qr'), ecc: 'M' });
}

/** Where a receipt code opens its report, by a QR code. */
export function codeAddress(url: string, code: string): string {
  return `${url}/follow#${code}`;
}

/** Where a proof of filing is checked, by a QR code. Nothing in it is secret. */
export function proofQr(url: string, proof: string, texts: Texts): Markup {
  return qr(proofAddress(url, proof), { label: texts.t('receipt.proof.qr'), ecc: 'L' });
}

/** As a fragment too: who is shown a proof need not tell the point's log. */
export function proofAddress(url: string, proof: string): string {
  return `${url}/verify#${proof}`;
}

/**
 * A QR code as inline SVG, dark on white whatever the colours of the page. It has no style of its
 * own: the policy of the pages allows none.
 * @param options.ecc how much may be damaged: L 7 %, M 15 %; more where it fits without growing
 */
export function qr(text: string, options: { label: string; ecc: 'L' | 'M' }): Markup {
  const { data, size } = encode(text, { ecc: options.ecc, boostEcc: true, border: QUIET_ZONE });
  return html`<svg class="qr" role="img" aria-label="${options.label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path stroke="#000" d="${raw(linesOf(data))}"/></svg>`;
}

/** Every row as one line of dashes: a third of what squares would weigh. */
function linesOf(rows: readonly (readonly boolean[])[]): string {
  return rows.map((row, at) => lineOf(row, at)).join('');
}

function lineOf(row: readonly boolean[], at: number): string {
  const dashes = [
    ...row
      .map((dark) => (dark ? '1' : '0'))
      .join('')
      .matchAll(/1+/g),
  ];
  let from = 0;
  return dashes
    .map(({ 0: dash, index }) => {
      const move = from === 0 ? `M${index} ${at}.5` : `m${index - from} 0`;
      from = index + dash.length;
      return `${move}h${dash.length}`;
    })
    .join('');
}
