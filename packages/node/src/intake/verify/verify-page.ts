import { html } from 'hono/html';
import { errorSummary, type Filled, textarea, textbox } from '../pages/fields.ts';
import type { Markup } from '../pages/markup.ts';
import { shell, type View } from '../pages/shell.ts';
import { keyAddress } from '../receipt/signed-receipt.ts';

/** Where somebody checks a proof of filing: pasted, or scanned where the browser can. */
export function verifyPage(view: View, filled: Filled): Markup {
  const { t } = view.texts;
  const body = html`${errorSummary(filled)}
<h1>${t('verify.title')}</h1>
<p class="lead">${t('verify.lead')}</p>
${scanPart(view)}
<form method="post" action="${view.href('/verify')}" novalidate>
${textarea(filled, 'receipt', { label: t('verify.receipt'), hint: t('verify.receiptHint'), short: true })}
${textbox(filled, 'code', { label: t('verify.code'), hint: t('verify.codeHint'), optional: true, code: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('verify.check')}</button></div>
</form>
<details class="why after"><summary>${t('verify.tools')}</summary>
<p>${t('verify.toolsHow')}</p>
<p class="address">${keyAddress(view.point.url)}</p></details>`;
  return shell(view, {
    title: t('verify.title'),
    error: filled.errors.length > 0,
    body,
    scripts: ['scan'],
    index: true,
  });
}

/** The script shows this where there is a camera, and takes its sentences from here. */
function scanPart({ texts: { t } }: View): Markup {
  return html`<div id="scan" class="scan" hidden data-aim="${t('verify.scan.aim')}" data-denied="${t('verify.scan.denied')}" data-proof="${t('verify.scan.proof')}" data-code="${t('verify.scan.code')}">
<p><button type="button" class="utrecht-button" id="scan-start">${t('verify.scan.start')}</button>
<button type="button" class="utrecht-button" id="scan-stop" hidden>${t('verify.scan.stop')}</button></p>
<video muted playsinline hidden aria-label="${t('verify.scan.picture')}"></video>
<p id="scan-said" role="status"></p>
</div>`;
}
