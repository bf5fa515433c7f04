import { html } from 'hono/html';
import { errorSummary, type Filled } from '../pages/fields.ts';
import type { Markup } from '../pages/markup.ts';
import { shell, type View } from '../pages/shell.ts';
import { saveButton, stepLine, whyPart } from '../report/question-page.ts';
import { progressOf } from '../report/way.ts';
import type { Visit } from '../visit/visit.ts';
import { choosingPart, FILE_SCRIPTS } from './choosing-part.ts';
import { draftFiles } from './file-list.ts';

/** What was done just before. */
export interface FileNews {
  readonly added?: number;
  readonly removed?: boolean;
}

/** The question whether there are files: chosen, listed, taken away, and on to the next one. */
export function draftPage(
  view: View,
  visit: Visit,
  state: Omit<Filled, 'typed'> & { news?: FileNews },
): Markup {
  const { texts, href } = view;
  const { t } = texts;
  const { files = [] } = visit;
  const filled = { ...state, typed: {} };
  const title = t('question.files.title');
  const body = html`${errorSummary(filled)}
${newsPart(view, state.news)}
${stepLine(view, progressOf('files', visit))}
<h1>${title}</h1>
<p class="lead">${t('files.lead')}</p>
${draftFiles(view, files)}
<form method="post" action="${href('/report/files')}" enctype="multipart/form-data" novalidate>
${choosingPart(view, filled, 'report')}
<p data-plain><button class="utrecht-button" name="go" value="add">${t('files.add')}</button></p>
${whyPart(view, 'files')}
<div class="actions">
<button class="utrecht-button utrecht-button--primary-action" name="go" value="next">${t('report.next')}</button>
<button class="utrecht-button" name="go" value="back">${t('report.back')}</button>
${saveButton(view, 'files')}
</div>
</form>`;
  const error = state.errors.length > 0;
  return shell(view, { title, error, body, path: '/report/files', scripts: FILE_SCRIPTS });
}

function newsPart({ texts: { t } }: View, news: FileNews | undefined): Markup {
  const added = news?.added ? t('files.draftAdded', { count: news.added }) : undefined;
  const words = added ?? (news?.removed ? t('files.removed') : undefined);
  if (words === undefined) return html``;
  return html`<div class="summary utrecht-alert" role="status"><div class="utrecht-alert__content"><p>${words}</p></div></div>`;
}
