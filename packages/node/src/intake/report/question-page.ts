import { html } from 'hono/html';
import { errorSummary, type Filled } from '../pages/fields.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';
import type { QuestionId } from './answers.ts';
import { type AskedHere, FIELDS } from './question-fields.ts';
import type { Progress } from './way.ts';

/** The page of one question. `trouble`: the answers could not be kept just now. */
export function questionPage(
  view: View,
  progress: Progress & { question: AskedHere },
  filled: Filled & { trouble?: boolean; note?: Markup },
): Markup {
  const { t } = view.texts;
  const { question } = progress;
  const path = `/report/${question}`;
  const title = t(`question.${question}.title`);
  const body = html`
${filled.trouble ? html`<div class="summary utrecht-alert utrecht-alert--error" role="alert"><div class="utrecht-alert__content"><p>${t('report.tryLater')}</p></div></div>` : ''}
${errorSummary(filled)}
${filled.note ?? ''}
${stepLine(view, progress)}
<form method="post" action="${view.href(path)}" novalidate autocomplete="off">
${FIELDS[question](view, filled)}
${whyPart(view, question)}
<div class="actions">
<button class="utrecht-button utrecht-button--primary-action" name="go" value="next">${t('report.next')}</button>
<button class="utrecht-button" name="go" value="back">${t('report.back')}</button>
${saveButton(view, question)}
</div>
</form>`;
  return shell(view, { title, error: filled.errors.length > 0, body, path });
}

/** "Question 3 of 9", but for what somebody adds by their own choice. */
export function stepLine({ texts: { t } }: View, { number, total }: Progress): Markup {
  return number === undefined
    ? html``
    : html`<p class="step">${t('report.progress', { number, total })}</p>`;
}

/** Why a question is asked. */
export function whyPart({ texts: { t } }: View, question: QuestionId): Markup {
  return html`<details class="why"><summary>${t('report.why')}</summary><p>${t(`question.${question}.why`)}</p></details>`;
}

/** Sends the page that it stands on to be saved, whatever is filled in; without its files. */
export function saveButton({ texts: { t }, href }: View, from: QuestionId): Markup {
  return html`<button class="utrecht-button" formaction="${href('/report/save')}" formenctype="application/x-www-form-urlencoded" name="from" value="${from}">${t('report.save')}</button>`;
}
