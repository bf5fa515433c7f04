import { html } from 'hono/html';
import type { Attachment } from '../../../cases/attachments/attachments.ts';
import { FILE_SCRIPTS } from '../../files/choosing-part.ts';
import { CASE_FILES, filesPart } from '../../files/files-page.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';
import { type News, newsPart } from '../news.ts';

/** The files of a report, and room to add some. */
export function filesPage(
  view: View,
  { files, news }: { files: readonly Attachment[]; news: News | undefined },
): Markup {
  const title = view.texts.t('files.title');
  const body = html`${newsPart(view, news)}
<h1>${title}</h1>
${filesPart(view, files)}
${backLink(view)}`;
  return shell(view, { title, body, path: CASE_FILES, scripts: FILE_SCRIPTS });
}
