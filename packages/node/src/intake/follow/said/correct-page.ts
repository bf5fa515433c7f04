import { html } from 'hono/html';
import type { FiledAnswers } from '../../../vault/filing.ts';
import { autofill } from '../../kiosk/autofill.ts';
import { errorSummary, type Filled, textarea, textbox } from '../../pages/fields.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import type { Typed } from '../../report/answers.ts';
import { idIn } from '../form-id.ts';
import { PARTS, type Part } from './parts.ts';

/** One piece of a report, to be said better. */
export function correctPage(view: View, filled: Filled, part: Part): Markup {
  const { t } = view.texts;
  const title = t(`follow.correct.title.${part}`);
  const body = html`${errorSummary(filled)}
<h1>${title}</h1>
<p>${t('follow.correct.kept')}</p>
${correctForm(view, filled, part)}
${back(view)}`;
  return shell(view, { title, error: filled.errors.length > 0, body });
}

/** The form alone; its own number goes along, so that it is kept once. */
export function correctForm(view: View, filled: Filled, part: Part): Markup {
  const { texts, href } = view;
  const { t } = texts;
  return html`<form method="post" action="${href(`/follow/said/${part}`)}" novalidate autocomplete="off">
<input type="hidden" name="correctionId" value="${idIn(filled.typed, 'correctionId')}">
${fields(view, filled, part)}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.correct.save')}</button></div>
</form>`;
}

/** Why somebody whom nobody may know is not asked for a name here. */
export function unknownPage(view: View): Markup {
  const { t } = view.texts;
  const title = t('follow.correct.title.contact');
  const body = html`<h1>${title}</h1>
<p>${t('follow.correct.unknown')}</p>
<p>${t('follow.correct.unknownWay')}</p>
${back(view)}`;
  return shell(view, { title, body });
}

/** What the form is filled with before anything is typed. */
export function filledFrom(answers: FiledAnswers, part: Part): Typed {
  const { name = '', email = '', phone = '' } = answers.contact ?? {};
  const { story, when, place } = answers;
  const all = { story, when, place, name, email, phone };
  return Object.fromEntries(PARTS[part].map((field) => [field, [all[field]]]));
}

function fields(view: View, filled: Filled, part: Part): Markup {
  const { t } = filled.texts;
  if (part === 'story') return textarea(filled, 'story', { label: t('follow.correct.part.story') });
  if (part === 'when') return textbox(filled, 'when', { label: t('follow.correct.part.when') });
  if (part === 'place') return textbox(filled, 'place', { label: t('follow.correct.part.place') });
  return html`${textbox(filled, 'name', { label: t('question.contact.name'), autocomplete: autofill(view, 'name') })}
${textbox(filled, 'email', { label: t('question.contact.email'), type: 'email', autocomplete: autofill(view, 'email') })}
${textbox(filled, 'phone', { label: t('question.contact.phone'), type: 'tel', autocomplete: autofill(view, 'tel') })}`;
}

function back({ texts: { t }, href }: View): Markup {
  return html`<p class="screen after"><a href="${href('/follow/said')}">${t('follow.correct.back')}</a></p>`;
}
