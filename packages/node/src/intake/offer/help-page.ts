import { isCode, type ListName, plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import { choices, type Filled } from '../pages/fields.ts';
import type { Markup } from '../pages/markup.ts';
import { shell, type View } from '../pages/shell.ts';
import { offeredCodes, one, type Typed } from '../report/answers.ts';
import { bodiesFor, bodyList } from './competent-part.ts';
import type { Facts } from './facts.ts';

const SUBJECTS = ['DISCRIMINATION', 'CARE'] as const;

/** Who can help: a few choices in codes, and the institutes that would be competent. */
export function helpPage(view: View, typed: Typed): Markup {
  const { texts, href } = view;
  const { t, language } = texts;
  const facts = chosenFacts(typed);
  const filled: Filled = { texts, typed, errors: [] };
  const subjects = SUBJECTS.map((value) => ({
    value,
    label: plainLabel('subject', value, language),
  }));
  const body = html`<h1>${t('help.title')}</h1>
<p class="lead">${t('help.lead')}</p>
<form method="get" action="/help#found">
<input type="hidden" name="lang" value="${language}">
${choices(filled, 'subject', { label: t('help.subject'), options: subjects })}
${codeSelect(view, typed, { field: 'domain', label: t('help.domain') })}
${codeSelect(view, typed, { field: 'ground', label: t('help.ground') })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('help.show')}</button></div>
</form>
${facts ? found(view, facts) : ''}
<h2>${t('help.us')}</h2>
<p>${t('help.usWhy')}</p>
<div class="actions"><a class="utrecht-button" href="${href('/report')}">${t('help.report')}</a></div>`;
  return shell(view, { title: t('help.title'), body, index: true });
}

function found(view: View, facts: Facts): Markup {
  const { t } = view.texts;
  const bodies = bodiesFor(view, facts);
  return html`<section class="note" aria-labelledby="found">
<h2 id="found">${t('competent.title')}</h2>
${bodies.length === 0 ? html`<p>${t('competent.none')}</p>` : bodyList(view, bodies)}
</section>`;
}

function codeSelect(
  { texts, now }: View,
  typed: Typed,
  { field, label }: { field: 'domain' | 'ground'; label: string },
): Markup {
  const chosen = one(typed, field);
  return html`<div class="utrecht-form-field">
<label class="utrecht-form-label" for="${field}">${label}</label>
<select class="choice" id="${field}" name="${field}">
<option value="">${texts.t('help.unsaid')}</option>
${offeredCodes(field, now)
  .filter((code) => code !== 'UNKNOWN')
  .map((code) => {
    const name = plainLabel(field, code, texts.language);
    return html`<option value="${code}" ${code === chosen ? 'selected' : ''}>${name}</option>`;
  })}
</select>
</div>`;
}

/** What was chosen, once a subject is; anything that is no code is as good as not chosen. */
function chosenFacts(typed: Typed): Facts | undefined {
  const code = (list: ListName, field: string) =>
    isCode(list, one(typed, field)) ? one(typed, field) : undefined;
  const subject = code('subject', 'subject');
  if (subject === undefined) return undefined;
  const ground = code('ground', 'ground');
  const grounds = ground === undefined ? [] : [ground];
  return { subject, domain: code('domain', 'domain') ?? 'UNKNOWN', grounds };
}
