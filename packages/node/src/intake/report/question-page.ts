import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import {
  choices,
  errorSummary,
  type Filled,
  type Option,
  textarea,
  textbox,
} from '../pages/fields.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';
import type { Texts } from '../texts.ts';
import { many, offeredCodes, type QuestionId } from './answers.ts';

/** Where somebody is in the questions: for "question 3 of 9" and the way back. */
export interface Progress {
  readonly question: QuestionId;
  readonly number: number;
  readonly total: number;
}

/** The page of one question. `trouble`: the answers could not be kept just now. */
export function questionPage(
  view: View,
  progress: Progress,
  filled: Filled & { trouble?: boolean },
): Markup {
  const { t } = view.texts;
  const { question, number, total } = progress;
  const title = t(`question.${question}.title`);
  const body = html`
${filled.trouble ? html`<div class="summary utrecht-alert utrecht-alert--error" role="alert"><div class="utrecht-alert__content"><p>${t('report.tryLater')}</p></div></div>` : ''}
${errorSummary(filled)}
<p class="step">${t('report.progress', { number, total })}</p>
<form method="post" action="${view.href(`/report/${question}`)}" novalidate>
${FIELDS[question](view, filled)}
<details class="why"><summary>${t('report.why')}</summary><p>${t(`question.${question}.why`)}</p></details>
<div class="actions">
<button class="utrecht-button utrecht-button--primary-action" name="go" value="next">${t('report.next')}</button>
<button class="utrecht-button" name="go" value="back">${t('report.back')}</button>
</div>
</form>`;
  return shell(view, { title, error: filled.errors.length > 0, body });
}

/** The options of a coded question in plain words. */
export function codeOptions(list: 'ground' | 'domain', { language }: Texts): Option[] {
  return offeredCodes(list).map((value) => ({ value, label: plainLabel(list, value, language) }));
}

/** The options of a question as its texts name them, with their explanations. */
export function textOptions({ t }: Texts, question: QuestionId, codes: string[]): Option[] {
  return codes.map((value) => ({
    value,
    label: t(`question.${question}.options.${value}`),
    hint: t(`question.${question}.hints.${value}`, { defaultValue: '' }),
  }));
}

type Fields = (view: View, filled: Filled) => Markup;

const FIELDS: Record<QuestionId, Fields> = {
  about: (view, filled) =>
    single(view, filled, { question: 'about', codes: ['DISCRIMINATION', 'CARE', 'BOTH'] }),
  want: (view, filled) =>
    single(view, filled, { question: 'want', codes: ['COMPLAINT', 'ADVICE', 'REPORT'] }),
  story: ({ texts: { t } }, filled) => html`<h1>${t('question.story.title')}</h1>
${textarea(filled, 'story', { label: t('question.story.story'), hint: t('question.story.hint') })}`,
  place: placeFields,
  setting: ({ texts }, filled) =>
    choices(filled, 'setting', {
      label: texts.t('question.setting.title'),
      heading: true,
      optional: true,
      options: codeOptions('domain', texts),
    }),
  when: whenFields,
  ground: ({ texts }, filled) =>
    choices(filled, 'ground', {
      label: texts.t('question.ground.title'),
      hint: texts.t('question.ground.hint'),
      heading: true,
      optional: true,
      several: true,
      options: codeOptions('ground', texts),
    }),
  anonymity: (
    view,
    filled,
  ) => html`<p class="note">${view.texts.t('question.anonymity.consequences')}</p>
${single(view, filled, { question: 'anonymity', codes: ['NAMED', 'ANON_THIRD', 'ANON_FULL'] })}`,
  contact: contactFields,
};

function single(
  { texts }: View,
  filled: Filled,
  { question, codes }: { question: QuestionId; codes: string[] },
): Markup {
  return choices(filled, question, {
    label: texts.t(`question.${question}.title`),
    heading: true,
    options: textOptions(texts, question, codes),
  });
}

function placeFields({ texts: { t }, point }: View, filled: Filled): Markup {
  const words = { town: point.town };
  const options = (group: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`question.place.${group}.${value}`, words) }));
  return html`<h1>${t('question.place.title')}</h1>
${choices(filled, 'place', { label: t('question.place.place'), options: options('options', ['HERE', 'ELSEWHERE']) })}
${textbox(filled, 'elsewhere', { label: t('question.place.elsewhere'), hint: t('question.place.elsewhereHint'), optional: true })}
${choices(filled, 'lives', { label: t('question.place.lives', words), options: options('livesOptions', ['YES', 'NO']) })}`;
}

function whenFields({ texts: { t } }: View, filled: Filled): Markup {
  const checked = many(filled.typed, 'ongoing').includes('YES') ? 'checked' : '';
  return html`<h1>${t('question.when.title')}</h1>
${textbox(filled, 'when', { label: t('question.when.when'), hint: t('question.when.hint'), optional: true })}
<label class="option"><input type="checkbox" name="ongoing" value="YES" id="ongoing" ${checked}><span>${t('question.when.ongoing')}</span></label>`;
}

function contactFields({ texts: { t } }: View, filled: Filled): Markup {
  const named = filled.typed.anonymity?.[0] === 'NAMED';
  return html`<h1>${t('question.contact.title')}</h1>
<p class="note">${t('question.contact.hint')}</p>
${textbox(filled, 'name', { label: t('question.contact.name'), autocomplete: 'name', optional: !named })}
${textbox(filled, 'email', { label: t('question.contact.email'), type: 'email', autocomplete: 'email', optional: true })}
${textbox(filled, 'phone', { label: t('question.contact.phone'), type: 'tel', autocomplete: 'tel', optional: true })}`;
}
