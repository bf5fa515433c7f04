import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import type { DeletionRow } from '../../../cases/retention/store.ts';
import type { ErasureRow } from '../../../cases/rights/store.ts';
import { localTime } from '../../pages/local-time.ts';
import { type Markup, shell, type View } from '../../pages/shell.ts';

/** The authority for data protection (GDPR art. 77), by its own name. */
const AUTHORITIES = {
  NL: 'Autoriteit Persoonsgegevens',
  BE: 'Gegevensbeschermingsautoriteit / Autorité de protection des données',
} as const;

/** Asking to erase everything: what happens then, by when, and what came of it. */
export function erasePage(view: View, asked: ErasureRow | undefined): Markup {
  const { t } = view.texts;
  const waits = asked !== undefined && asked.decidedAt === null;
  const body = html`<h1>${t('erase.title')}</h1>
${asked && !waits ? refused(view, asked) : ''}
${waits ? waiting(view, asked) : question(view)}
<p class="screen after"><a href="${view.href('/follow')}">${t('erase.back')}</a></p>`;
  return shell(view, { title: t('erase.title'), body });
}

function question(view: View): Markup {
  const { t, list } = view.texts;
  return html`<p class="lead">${t('erase.lead')}</p>
<h2>${t('erase.what')}</h2>
<ul>${list('erase.points').map((point) => html`<li>${point}</li>`)}</ul>
<h2>${t('erase.after')}</h2>
<ul>${list('erase.gone').map((point) => html`<li>${point}</li>`)}</ul>
<p class="note">${t('erase.first')} <a href="${view.href('/follow/copy')}">${t('rights.copy')}</a></p>
<form method="post" action="${view.href('/follow/erase')}">
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('erase.ask')}</button></div>
</form>`;
}

function waiting(view: View, { id, askedAt, dueAt }: ErasureRow): Markup {
  const { t } = view.texts;
  return html`<div class="note" role="status"><p>${t('erase.asked', { date: day(view, askedAt) })}</p>
<p>${t('erase.due', { date: day(view, dueAt) })}</p></div>
<h2>${t('erase.proof')}</h2>
<p>${t('erase.proofWhere')}</p>
<p class="address">${view.point.url}/erased/${id}</p>
<p>${t('erase.changed')}</p>`;
}

function refused(view: View, { decidedAt, refusedReason }: ErasureRow): Markup {
  const { t, language } = view.texts;
  const reason = plainLabel('erasure_refusal', refusedReason ?? '', language);
  return html`<div class="note"><p>${t('erase.refused', { date: day(view, decidedAt ?? new Date(0)) })}</p>
<p>${t('erase.refusedReason', { reason })}</p>
<p>${t('erase.complain', { authority: AUTHORITIES[view.point.country] })}</p></div>`;
}

/** Where the proof of an erasure is shown, to whoever has its address. It names nobody. */
export function erasedPage(view: View, deletion: DeletionRow | undefined): Markup {
  const { t } = view.texts;
  const body = html`<h1>${t('erased.title')}</h1>
${
  deletion
    ? html`<p class="lead">${t('erased.done', { date: day(view, deletion.at) })}</p>
<p>${t('erased.means')}</p>
<p class="proof">${deletion.proof}</p>
${view.kiosk ? '' : html`<p class="screen"><a href="${view.href(`/erased/${deletion.id}/proof`)}" download>${t('erased.download')}</a></p>`}`
    : html`<p class="lead">${t('erased.notYet')}</p>`
}`;
  return shell(view, { title: t('erased.title'), body });
}

function day(view: View, at: Date): string {
  return localTime(view, { dateStyle: 'long' }).format(at);
}
