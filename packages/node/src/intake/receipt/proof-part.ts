import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';
import { proofQr } from './qr.ts';
import type { Receipt } from './receipt.ts';

/** The proof of filing: as a QR code, as text to copy, as a file. Nothing in it is secret. */
export function proofPart(view: View, { path, proof }: Receipt): Markup {
  const { texts, point, href, kiosk } = view;
  const { t } = texts;
  return html`<section class="proofs" aria-labelledby="proof">
<h2 id="proof">${t('receipt.proof.title')}</h2>
<div class="beside"><div><p>${t('receipt.proof.lead')}</p>
<p>${t('receipt.proof.check', { address: `${point.url}/verify` })}</p></div>
<figure>${proofQr(point.url, proof, texts)}<figcaption class="soft">${t('receipt.proof.scan')}</figcaption></figure></div>
<details class="screen why"><summary>${t('receipt.proof.text')}</summary>
<p>${t('receipt.proof.copy')}</p>
<p class="proof">${proof}</p></details>
${kiosk ? '' : html`<p class="screen"><a href="${href(`${path}.jws`)}" download>${t('receipt.proof.download')}</a></p>`}
</section>`;
}
