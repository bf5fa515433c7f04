import { html } from 'hono/html';
import type { Attachment } from '../../cases/attachments/attachments.ts';
import { errorSummary, type Filled } from '../pages/fields.ts';
import type { Markup } from '../pages/markup.ts';
import { shell, type View } from '../pages/shell.ts';
import { choosingPart, FILE_SCRIPTS } from './choosing-part.ts';
import { caseFiles } from './file-list.ts';

/** Where the files of an open report are. */
export const CASE_FILES = '/follow/files';

/** The files of a report, and room to add some. The page names {@link FILE_SCRIPTS}. */
export function filesPart(view: View, files: readonly Attachment[]): Markup {
  const filled = { texts: view.texts, typed: {}, errors: [] };
  return html`${caseFiles(view, files)}
${fileForm(view, filled)}`;
}

/** Files that were not kept: what was wrong with each, and the form again. */
export function filePage(view: View, filled: Filled, files: readonly Attachment[]): Markup {
  const { t } = view.texts;
  const body = html`${errorSummary(filled)}
<h1>${t('files.title')}</h1>
${caseFiles(view, files)}
${fileForm(view, filled)}
<p class="after"><a href="${view.href('/follow')}">${t('files.back')}</a></p>`;
  return shell(view, {
    title: t('files.title'),
    error: true,
    body,
    path: CASE_FILES,
    scripts: FILE_SCRIPTS,
  });
}

function fileForm(view: View, filled: Filled): Markup {
  const { texts, href } = view;
  return html`<form class="screen" method="post" action="${href('/follow/file')}" enctype="multipart/form-data" novalidate>
${choosingPart(view, filled, 'follow')}
<div class="actions"><button class="utrecht-button" data-plain>${texts.t('files.add')}</button></div>
</form>`;
}
