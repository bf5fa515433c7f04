import { html } from 'hono/html';
import { autofill } from '../kiosk/autofill.ts';
import { choices, type Filled, textarea, textbox } from '../pages/fields.ts';
import type { Markup, View } from '../pages/shell.ts';
import { CHOICES, many, one, type QuestionId } from './answers.ts';
import { codeOptions, roleOptions, textOptions } from './options.ts';

type Fields = (view: View, filled: Filled) => Markup;

/** The questions that have a page here; files have one of their own. */
export type AskedHere = Exclude<QuestionId, 'files'>;

/** What stands in the form of each question. */
export const FIELDS: Record<AskedHere, Fields> = {
  want: (view, filled) => single(view, filled, { question: 'want', codes: CHOICES.want }),
  about: (view, filled) =>
    single(view, filled, { question: 'about', codes: CHOICES.about, optional: true }),
  story: ({ texts: { t } }, filled) => html`<h1>${t('question.story.title')}</h1>
${textarea(filled, 'story', { label: t('question.story.story'), hint: t('question.story.hint') })}`,
  place: placeFields,
  when: whenFields,
  setting: ({ texts, now }, filled) =>
    choices(filled, 'setting', {
      label: texts.t('question.setting.title'),
      heading: true,
      optional: true,
      options: codeOptions('domain', { texts, now }),
    }),
  ground: ({ texts, now }, filled) =>
    choices(filled, 'ground', {
      label: texts.t('question.ground.title'),
      hint: texts.t('question.ground.hint'),
      heading: true,
      optional: true,
      several: true,
      options: codeOptions('ground', { texts, now }),
    }),
  role: ({ texts }, filled) =>
    choices(filled, 'role', {
      label: texts.t('question.role.title'),
      hint: texts.t('question.role.hint'),
      heading: true,
      optional: true,
      options: roleOptions(texts),
    }),
  anonymity: anonymityFields,
  contact: contactFields,
};

function single(
  { texts }: View,
  filled: Filled,
  it: { question: QuestionId; codes: readonly string[]; optional?: boolean },
): Markup {
  return choices(filled, it.question, {
    label: texts.t(`question.${it.question}.title`),
    heading: true,
    options: textOptions(texts, it.question, it.codes),
    optional: it.optional ?? false,
  });
}

/** What becomes impossible stands before the choice (Besluit gemeentelijke voorzieningen, art. 5). */
function anonymityFields(view: View, filled: Filled): Markup {
  const { t, list } = view.texts;
  return html`<div class="note"><p>${t('question.anonymity.before')}</p>
<ul>${list('question.anonymity.consequences').map((it) => html`<li>${it}</li>`)}</ul></div>
${single(view, filled, { question: 'anonymity', codes: CHOICES.anonymity, optional: true })}`;
}

function placeFields({ texts: { t }, point }: View, filled: Filled): Markup {
  const words = { town: point.town };
  const options = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`question.place.${group}.${value}`, words) }));
  return html`<h1>${t('question.place.title')}</h1>
${choices(filled, 'place', { label: t('question.place.place'), options: options('options', CHOICES.place) })}
${textbox(filled, 'elsewhere', { label: t('question.place.elsewhere'), hint: t('question.place.elsewhereHint') })}
${choices(filled, 'lives', { label: t('question.place.lives', words), options: options('livesOptions', CHOICES.lives) })}`;
}

function whenFields({ texts: { t } }: View, filled: Filled): Markup {
  return html`<h1>${t('question.when.title')}</h1>
${textbox(filled, 'when', { label: t('question.when.when'), hint: t('question.when.hint'), optional: true })}
${tick(filled, 'ongoing', t('question.when.ongoing'))}`;
}

function contactFields(view: View, filled: Filled): Markup {
  const { texts, point } = view;
  const { t } = texts;
  const named = one(filled.typed, 'anonymity') === 'NAMED';
  return html`<h1>${t('question.contact.title')}</h1>
<p class="note">${t('question.contact.hint')}</p>
${textbox(filled, 'name', { label: t('question.contact.name'), autocomplete: autofill(view, 'name'), optional: !named })}
${textbox(filled, 'email', { label: t('question.contact.email'), type: 'email', autocomplete: autofill(view, 'email'), optional: true })}
${textbox(filled, 'phone', { label: t('question.contact.phone'), type: 'tel', autocomplete: autofill(view, 'tel'), optional: true })}
${point.mails ? html`<p class="note">${t('question.contact.shared')}</p>${tick(filled, 'notice', t('question.contact.notice'))}` : ''}`;
}

function tick(filled: Filled, field: string, label: string): Markup {
  const checked = many(filled.typed, field).includes('YES') ? 'checked' : '';
  return html`<label class="option"><input type="checkbox" name="${field}" value="YES" id="${field}" ${checked}><span>${label}</span></label>`;
}
