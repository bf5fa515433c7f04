import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';
import type { Receipt } from './receipt.ts';

/** How to print, on which paper. The button shows itself where a script can print. */
export function printPart(view: View, { path, narrow }: Receipt): Markup {
  const { t } = view.texts;
  const other = narrow
    ? html`<a href="${view.href(path)}">${t('receipt.print.wide')}</a>`
    : html`<a href="${view.href(`${path}?paper=80`)}">${t('receipt.print.narrow')}</a>`;
  return html`<div class="screen print">
${narrow ? html`<p class="note" role="status">${t('receipt.print.isNarrow')}</p>` : ''}
<p><button type="button" class="utrecht-button" id="print" hidden>${t('receipt.print.button')}</button></p>
<p class="soft" id="print-how">${t('receipt.print.how')}</p>
<p>${other}</p>
</div>`;
}
