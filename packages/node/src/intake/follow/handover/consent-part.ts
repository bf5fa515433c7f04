import { topCodes } from '@nabij/protocol';
import { html } from 'hono/html';
import type { Markup } from '../../pages/markup.ts';
import type { View } from '../../pages/shell.ts';
import { reachPart } from './reach-part.ts';
import type { OtherPoint } from './whereabouts.ts';

/** What a reporter is asked, or said yes to: the whole report to one point, and what of it. */
export interface PointConsent {
  readonly id: string;
  readonly state: string;
  readonly point: OtherPoint;
  readonly parts: readonly string[];
}

/** The question, or what was said yes to, in plain words. */
export function pointConsentPart(view: View, { id, state, point, parts }: PointConsent): Markup {
  const { t } = view.texts;
  const { name } = point;
  if (state === 'given') {
    return html`<p id="consent-${id}"><strong>${t('handover.given', { name })}</strong></p>
${partsList(view, parts)}
<p>${t('handover.until', { name })}</p>`;
  }
  const question = html`<p id="consent-${id}"><strong>${t('handover.ask', { name })}</strong></p>`;
  if (state !== 'asked') return question;
  return html`${question}
<p>${t('handover.what')}</p>
${reachPart(view, point)}
<p>${t('handover.gets', { name })}</p>
${partsList(view, parts)}
<p>${t('handover.only')}</p>
<p>${t('handover.until', { name })} ${t('handover.same')}</p>`;
}

function partsList({ texts: { t } }: View, parts: readonly string[]): Markup {
  const inOrder = topCodes('case_part').filter((code) => parts.includes(code));
  return html`<ul>${inOrder.map((part) => html`<li>${t(`handover.part.${part}`)}</li>`)}</ul>`;
}
