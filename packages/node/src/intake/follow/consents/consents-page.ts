import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import { type Consent, isPossible, namesParty, PURPOSES } from '../../../cases/consents/consent.ts';
import { choices, errorSummary, type Filled, textbox } from '../../pages/fields.ts';
import { localTime } from '../../pages/local-time.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import type { KnownPoint } from '../../points/known-points.ts';
import { backLink } from '../back-link.ts';
import { idIn } from '../form-id.ts';
import { pointConsentPart } from '../handover/consent-part.ts';
import { type News, newsPart } from '../news.ts';

type Listed = Consent & { readonly askedByName: string | null };

/** Who may know what, as the reporter decides. */
export interface Consents {
  readonly all: readonly Listed[];
  readonly anonymity: string;
  readonly news: News | undefined;
  /** Every point that is known here. */
  readonly points: readonly KnownPoint[];
}

/** Who may know: what is asked, what holds, what was decided before, and giving more. */
export function consentsPage(view: View, filled: Filled, it: Consents): Markup {
  const { t } = view.texts;
  const title = t('follow.consent.title');
  const body = html`${errorSummary(filled)}
${newsPart(view, it.news)}
<h1>${title}</h1>
<p class="lead">${t('follow.consent.lead')}</p>
${it.anonymity === 'NAMED' ? '' : html`<div class="note"><p>${t('follow.consent.anonymous')}</p><p>${t('follow.consent.anonymousWay')}</p></div>`}
${askedPart(view, it)}
${givenPart(view, it)}
${beforePart(view, it)}
<h2>${t('follow.consent.more')}</h2>
${consentForm(view, filled, it.anonymity)}
${backLink(view)}`;
  const path = '/follow/consents';
  return shell(view, { title, error: filled.errors.length > 0, body, path });
}

/** The form by which a reporter gives a consent of their own accord. */
export function consentForm({ texts, href }: View, filled: Filled, anonymity: string): Markup {
  const { t, language } = texts;
  const possible = PURPOSES.filter((purpose) => isPossible(purpose, anonymity));
  return html`<form method="post" action="${href('/follow/consents')}" novalidate autocomplete="off">
<input type="hidden" name="consentId" value="${idIn(filled.typed, 'consentId')}">
${choices(filled, 'purpose', {
  label: t('follow.consent.purpose'),
  options: possible.map((code) => {
    return { value: code, label: plainLabel('consent_purpose', code, language) };
  }),
})}
${possible.some(namesParty) ? textbox(filled, 'party', { label: t('follow.consent.party'), hint: t('follow.consent.partyHint') }) : ''}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.consent.give')}</button></div>
</form>`;
}

interface Decision {
  readonly id: string;
  readonly state: 'given' | 'refused' | 'withdrawn';
  /** Whether it is about the whole report going to another point. */
  readonly isWhole?: boolean;
}

/** A button by which one consent is decided; its own name says about what. */
export function decideForm(
  { texts: { t }, href }: View,
  { id, state, isWhole = false }: Decision,
): Markup {
  const words = t(isWhole ? `handover.button.${state}` : `follow.consent.button.${state}`);
  return html`<form method="post" action="${href(`/follow/consents/${id}`)}"><input type="hidden" name="state" value="${state}"><button class="utrecht-button ${state === 'given' ? 'utrecht-button--primary-action' : ''}" aria-describedby="consent-${id}">${words}</button></form>`;
}

function askedPart(view: View, { all, anonymity, points }: Consents): Markup {
  const { t } = view.texts;
  const asked = all.filter(({ state }) => state === 'asked');
  if (asked.length === 0) return html``;
  const yes = (it: Listed) => isPossible(it.purpose, anonymity);
  return html`<h2>${t('follow.consent.asked')}</h2>
${asked.map(
  (it) => html`<div class="card">${about(view, it, points)}
<p class="soft">${t('follow.consent.askedBy', { name: it.askedByName ?? t('follow.fromPoint'), date: day(view, it.at) })}</p>
<p>${t('follow.consent.free')}</p>
<div class="actions">${yes(it) ? deciding(view, it, 'given') : ''}${deciding(view, it, 'refused')}</div></div>`,
)}`;
}

function givenPart(view: View, { all, points }: Consents): Markup {
  const { t } = view.texts;
  const given = all.filter(({ state }) => state === 'given');
  return html`<h2>${t('follow.consent.given')}</h2>
${given.length === 0 ? html`<p>${t('follow.consent.none')}</p>` : ''}
${given.map(
  (it) => html`<div class="card">${about(view, it, points)}
<p class="soft">${since(view, it)}</p>
<div class="actions">${deciding(view, it, 'withdrawn')}</div></div>`,
)}`;
}

function beforePart(view: View, { all, points }: Consents): Markup {
  const { t } = view.texts;
  const before = all.filter(({ state }) => state === 'refused' || state === 'withdrawn');
  if (before.length === 0) return html``;
  return html`<h2>${t('follow.consent.before')}</h2>
<ul>${before.map((it) => {
    const date = day(view, it.withdrawnAt ?? it.decidedAt ?? it.at);
    const ended =
      it.state === 'refused'
        ? t('follow.consent.refusedOn', { date })
        : t('follow.consent.withdrawnOn', { date });
    return html`<li>${about(view, it, points)}<p class="soft">${ended}</p></li>`;
  })}</ul>`;
}

function deciding(view: View, { id, point }: Listed, state: Decision['state']): Markup {
  return decideForm(view, { id, state, isWhole: point !== undefined });
}

function about(view: View, it: Listed, points: readonly KnownPoint[]): Markup {
  const { id, purpose, party, point, state } = it;
  if (point !== undefined) {
    const { entityId, parts } = point;
    const known = points.find(({ url }) => url === entityId);
    const name = party ?? known?.name ?? entityId;
    const { phone, address, hours } = known ?? {};
    const other = { entityId, name, phone, address, hours };
    return pointConsentPart(view, { id, state, parts, point: other });
  }
  const { language } = view.texts;
  return html`<p id="consent-${id}"><strong>${plainLabel('consent_purpose', purpose, language)}</strong>${party === null ? '' : html`: <bdi>${party}</bdi>`}</p>`;
}

/** Since when it holds, and who noted it where a worker did. */
function since(view: View, { decidedAt, at, manner, askedByName }: Listed): Markup {
  const { t } = view.texts;
  const date = day(view, decidedAt ?? at);
  if (manner === null) return html`${t('follow.consent.since', { date })}`;
  const name = askedByName ?? t('follow.fromPoint');
  return html`${t('follow.consent.noted', { name, date })} <bdi>${manner}</bdi>`;
}

function day(view: View, at: Date): string {
  return localTime(view, { dateStyle: 'long' }).format(at);
}
