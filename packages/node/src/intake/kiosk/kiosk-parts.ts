import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { Texts } from '../texts.ts';

/** Without scripts nothing can see whether somebody is there: a page lives five minutes at most. */
const LIFE_WITHOUT_SCRIPTS_S = 300;

/** For the head of a page on a public screen: what happens there when scripts are off. */
export function kioskRefresh(): Markup {
  return html`<noscript><meta http-equiv="refresh" content="${LIFE_WITHOUT_SCRIPTS_S}; url=/kiosk/reset"></noscript>`;
}

/** Says that this is a public screen, and asks whether somebody is still there (scripts/kiosk.js). */
export function kioskParts({ t }: Texts): Markup {
  return html`<p class="public"><span>${t('kiosk.bar')}</span><noscript> <span>${t('kiosk.withoutScripts')}</span></noscript></p>
<dialog class="idle" id="idle" role="alertdialog" aria-labelledby="idle-title" aria-describedby="idle-text" data-gone="${t('kiosk.erasing')}">
<h2 id="idle-title">${t('kiosk.stillThere')}</h2>
<p id="idle-text">${t('kiosk.soon')}</p>
<p class="countdown" aria-hidden="true"><span id="idle-left"></span></p>
<div class="actions">
<button class="utrecht-button utrecht-button--primary-action" type="button" id="idle-stay" autofocus>${t('kiosk.goOn')}</button>
<button class="utrecht-button" type="button" id="idle-reset">${t('kiosk.eraseNow')}</button>
</div>
</dialog>`;
}
