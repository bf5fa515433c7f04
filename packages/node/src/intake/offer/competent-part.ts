import { type CompetentBody, competentBodies } from '@nabij/protocol';
import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';
import type { Facts } from './facts.ts';

/**
 * Which institutes would be competent, and that nobody need go there alone. Where none is, the
 * point's own worker helps: it never ends here.
 */
export function competentPart(view: View, facts: Facts): Markup {
  const { t } = view.texts;
  const bodies = bodiesFor(view, facts);
  return html`<section class="competent wide" aria-labelledby="competent">
<h2 id="competent">${t('competent.title')}</h2>
${bodies.length === 0 ? html`<p>${t('competent.none')}</p>` : bodyList(view, bodies)}
</section>`;
}

/** Who would be competent under the law of this point. */
export function bodiesFor({ point }: View, facts: Facts): CompetentBody[] {
  const { country, region } = point;
  const { subject, domain, grounds, request } = facts;
  return competentBodies({ country, region, subject, domain, grounds, request });
}

/** Their names, on what each depends, and who goes there. */
export function bodyList({ texts }: View, bodies: readonly CompetentBody[]): Markup {
  const { t, language } = texts;
  return html`<p>${t('competent.lead', { count: bodies.length })}</p>
<ul>${bodies.map((body) => {
    const onlyIf = body.onlyIf(language);
    return html`<li>${body.name(language)}${onlyIf ? html`<br><span class="soft">${onlyIf}</span>` : ''}</li>`;
  })}</ul>
<p><strong>${t('competent.stay')}</strong></p>`;
}
