import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import type { HsdsService } from '../../directory/hsds.ts';
import { FITTING_LISTS } from '../../directory/services.ts';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';
import type { Texts } from '../texts.ts';
import type { Fitting } from './fitting.ts';
import { spoken } from './spoken.ts';

/** Services near here that may help; information, never a condition. Nothing where none fits. */
export function offerPart({ texts }: View, offered: readonly Fitting[]): Markup {
  const { t } = texts;
  if (offered.length === 0) return html``;
  return html`<section class="offer wide" aria-labelledby="offer">
<h2 id="offer">${t('offer.title')}</h2>
<p>${t('offer.lead')}</p>
<p><strong>${t('offer.free')}</strong></p>
<ul class="services">${offered.map((one) => serviceItem(texts, one))}</ul>
</section>`;
}

function serviceItem(texts: Texts, { service, because }: Fitting): Markup {
  const { t, language } = texts;
  const { body } = service;
  const { name, description } = spoken(body, language);
  const fit = because[0] === undefined ? '' : fitName(because[0], language);
  return html`<li><h3 dir="auto">${name}</h3>
${description ? html`<p dir="auto">${description}</p>` : ''}
${fit ? html`<p class="soft">${t('offer.because', { what: fit })}</p>` : ''}
<ul class="ways">${waysOf(texts, body)}</ul></li>`;
}

function waysOf({ t, language }: Texts, body: HsdsService): Markup[] {
  const { hours, languages, addresses } = spoken(body, language);
  return [
    ...body.phones.map(({ number }) => {
      const dialled = number.replaceAll(/[^\d+]/g, '');
      return html`<li><a href="tel:${dialled}">${t('offer.phone', { phone: number })}</a></li>`;
    }),
    ...(body.email
      ? [
          html`<li><a href="mailto:${body.email}">${t('offer.email', { email: body.email })}</a></li>`,
        ]
      : []),
    ...(body.url
      ? [
          html`<li><a href="${body.url}" rel="noreferrer noopener">${t('offer.site', { site: new URL(body.url).host })}</a></li>`,
        ]
      : []),
    ...addresses.map((address) => html`<li dir="auto">${address}</li>`),
    ...(hours ? [html`<li dir="auto">${t('offer.hours', { hours })}</li>`] : []),
    ...(languages ? [html`<li>${t('offer.languages', { languages })}</li>`] : []),
  ];
}

function fitName(fit: string, language: string): string {
  const list = FITTING_LISTS.find((name) => fit.startsWith(`${name}/`));
  return list === undefined ? '' : plainLabel(list, fit.slice(list.length + 1), language);
}
