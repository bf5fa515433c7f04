import { Hono } from 'hono';
import { audit } from '../../../access/audit/audit.ts';
import { deletionById } from '../../../cases/retention/store.ts';
import { askErasure } from '../../../cases/rights/erasure.ts';
import { exportCase } from '../../../cases/rights/export.ts';
import { erasureOf } from '../../../cases/rights/store.ts';
import { type IntakeDeps, recognise, type Stationery, type Visitor } from '../../visit/visitor.ts';
import type { OpenReport } from '../open-report.ts';
import { reportPages } from '../with-report.ts';
import { copyPage } from './copy-page.ts';
import { erasedPage, erasePage } from './erase-page.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REPORTER = { kind: 'reporter' } as const;

/** A reporter's rights: a copy of everything, and erasure. Both by the receipt code alone. */
export function reporterRightsRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const { db, clock } = deps;
  const pages = reportPages(deps, stationery);
  const copied = async (report: OpenReport, { view }: Visitor, fileContents: boolean) => {
    const now = clock.now();
    const caseId = report.case.id;
    await audit(db, { at: now, actor: REPORTER, act: 'copy-taken', caseId });
    const { name, url, country } = view.point;
    const { language } = view.texts;
    const point = { name, url, country };
    return exportCase(db, report, { point, now, language, notes: false, fileContents });
  };
  return new Hono()
    .get('/follow/copy', (c) =>
      pages.show(c, async (report, visitor) =>
        c.html(copyPage(visitor.view, await copied(report, visitor, false))),
      ),
    )
    .get('/follow/copy.json', (c) =>
      pages.show(c, async (report, visitor) => {
        const copy = await copied(report, visitor, true);
        const file = `nabij-${report.case.number}.json`;
        c.header('Content-Disposition', `attachment; filename="${file}"`);
        return c.json(copy);
      }),
    )
    .get('/follow/erase', (c) =>
      pages.show(c, async (report, { view }) =>
        c.html(erasePage(view, await erasureOf(db, report.case.id))),
      ),
    )
    .post('/follow/erase', (c) =>
      pages.show(c, async (report, { view }) => {
        const { filingKey } = report.open;
        const message = { text: view.texts.t('erase.message'), filingKey };
        const { country } = deps.point;
        const asking = { actor: REPORTER, now: clock.now(), country, message };
        await askErasure(db, report.case.id, asking);
        deps.log.info('erasure-asked', { caseId: report.case.id });
        return c.redirect(view.href('/follow/erase'), 303);
      }),
    )
    .get('/erased/:id', async (c) => {
      const { view } = await recognise(c, deps, stationery);
      return c.html(erasedPage(view, await deletionOf(deps, c.req.param('id'))));
    })
    .get('/erased/:id/proof', async (c) => {
      const deletion = await deletionOf(deps, c.req.param('id'));
      if (!deletion) return c.notFound();
      c.header('Content-Disposition', 'attachment; filename="nabij-deletion.jws"');
      return c.body(deletion.proof, 200, { 'Content-Type': 'application/jose' });
    });
}

async function deletionOf({ db }: IntakeDeps, id: string) {
  return UUID.test(id) ? deletionById(db, id) : undefined;
}
