import { Hono } from 'hono';
import { listAttachments } from '../../../cases/attachments/attachments.ts';
import { openingsOf } from '../../../cases/openings.ts';
import { erasureOf } from '../../../cases/rights/store.ts';
import type { IntakeDeps } from '../../visit/visitor.ts';
import { newsIn } from '../news.ts';
import { keyOf } from '../open-report.ts';
import type { ReportPages } from '../with-report.ts';
import { dataPage } from './data-page.ts';
import { filesPage } from './files-page.ts';
import { openingsPage } from './openings-page.ts';

/** As many openings as a reporter is shown. */
const SHOWN_OPENINGS = 20;

/** Pages of a report that only show something: files, who opened it, one's data. */
export function readingPages({ db }: IntakeDeps, pages: ReportPages): Hono {
  return new Hono()
    .get('/follow/files', (c) =>
      pages.show(c, async (report, { view }) => {
        const { caseId, filingKey } = keyOf(report);
        const files = await listAttachments(db, caseId, filingKey);
        return c.html(filesPage(view, { files, news: newsIn(c) }));
      }),
    )
    .get('/follow/openings', (c) =>
      pages.show(c, async (report, { view }) =>
        c.html(openingsPage(view, await openingsOf(db, report.case.id, SHOWN_OPENINGS))),
      ),
    )
    .get('/follow/data', (c) =>
      pages.show(c, async (report, { view }) =>
        c.html(dataPage(view, await erasureOf(db, report.case.id))),
      ),
    );
}
