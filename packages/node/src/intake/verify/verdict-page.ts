import { html } from 'hono/html';
import { localTime } from '../pages/local-time.ts';
import type { Markup } from '../pages/markup.ts';
import { shell, type View } from '../pages/shell.ts';
import type { ReceiptClaims } from '../receipt/signed-receipt.ts';
import type { Checked, CodeVerdict } from './check.ts';

/** What a proof turned out to be, in plain words. `linked`: whether its point is one we know. */
export function verdictPage(view: View, checked: Checked, linked: boolean): Markup {
  const { t } = view.texts;
  const [title, body] = verdict(view, checked, linked);
  const page = html`<h1>${title}</h1>
${body}
<div class="actions"><a class="utrecht-button" href="${view.href('/verify')}">${t('verify.another')}</a></div>`;
  return shell(view, { title, body: page });
}

function verdict(view: View, checked: Checked, linked: boolean): [title: string, body: Markup] {
  const { t } = view.texts;
  switch (checked.kind) {
    case 'genuine':
      return [t('verify.genuine.title'), genuine(view, checked.claims, checked.code)];
    case 'doubtful':
      return [
        t('verify.doubtful.title'),
        html`<p class="lead">${t('verify.doubtful.means')}</p><p>${t('verify.doubtful.todo')}</p>`,
      ];
    case 'other':
      return [t('verify.other.title'), ofAnother(view, checked.iss, linked)];
    case 'false':
      return [
        t('verify.false.title'),
        html`<p class="lead">${t('verify.false.means')}</p><p>${t('verify.false.todo')}</p>`,
      ];
    case 'unreadable':
      return [
        t('verify.unreadable.title'),
        html`<p class="lead">${t('verify.unreadable.means')}</p><p>${t('verify.unreadable.todo')}</p>`,
      ];
  }
}

function genuine(view: View, claims: ReceiptClaims, code: CodeVerdict | undefined): Markup {
  const { t } = view.texts;
  return html`<p class="lead">${t('verify.genuine.means')}</p>
<dl class="answers facts">
<div><dt>${t('verify.genuine.point')}</dt><dd><bdi>${claims.name}</bdi></dd></div>
<div><dt>${t('verify.genuine.number')}</dt><dd>${claims.number}</dd></div>
<div><dt>${t('verify.genuine.received')}</dt><dd>${momentOf(view, claims.received)}</dd></div>
</dl>
${code ? html`<p class="note">${codeWords(view, code)}</p>` : ''}`;
}

function codeWords({ texts: { t } }: View, code: CodeVerdict): string {
  switch (code) {
    case 'same':
      return t('verify.fits.same');
    case 'changed':
      return t('verify.fits.changed');
    case 'gone':
      return t('verify.fits.gone');
    case 'other':
      return t('verify.fits.other');
  }
}

/** An address that anybody can have written: a link only to where the network leads anyway. */
function ofAnother(view: View, iss: string, linked: boolean): Markup {
  const { t } = view.texts;
  const address = `${iss}/verify`;
  return html`<p class="lead">${t('verify.other.means')}</p>
<p class="address">${linked ? html`<a href="${address}">${address}</a>` : address}</p>
<p>${linked ? t('verify.other.go') : t('verify.other.unknown')}</p>`;
}

function momentOf(view: View, received: string): string {
  return localTime(view, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(received));
}
