import { type Context, Hono } from 'hono';
import { reportersTerms } from '../../cases/deadlines/case-terms.ts';
import type { Term } from '../../cases/deadlines/terms.ts';
import { keptHere } from '../../cases/retention/kept.ts';
import { type OpenReport, openReport } from '../follow/open-report.ts';
import { factsOf } from '../offer/facts.ts';
import { offeredFor } from '../offer/offered.ts';
import { lines } from '../pages/lines.ts';
import { one, TEXT_FIELDS } from '../report/answers.ts';
import type { Visit } from '../visit/visit.ts';
import { type IntakeDeps, recognise, type Stationery, type Visitor } from '../visit/visitor.ts';
import type { Receipt } from './receipt.ts';
import { receiptPage } from './receipt-page.ts';
import { sentPage } from './sent-page.ts';
import { signReceipt } from './signed-receipt.ts';

/** The report that a visitor sent or follows, and the code that opens it. */
interface Shown {
  readonly visitor: Visitor;
  readonly code: string;
  readonly report: OpenReport;
}

/** The receipt: just after sending, and again for whoever follows a report. */
export function receiptRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const shownBy = (codeOf: CodeOf, elsewhere: string) => {
    return async (c: Context, answer: (shown: Shown) => Promise<Response>): Promise<Response> => {
      const visitor = await recognise(c, deps, stationery);
      const code = visitor.visit && codeOf(visitor.visit);
      if (code === '') return c.html(sentPage(visitor.view, lateIn(visitor)));
      const report = code === undefined ? undefined : await openReport(deps.db, code);
      // what was erased meanwhile is no longer there to be followed, and keeps nobody from going on
      if (code && !report && visitor.visit?.receipt?.code === code) {
        await visitor.renew(({ receipt: _, ...rest }) => rest);
      }
      if (!code || !report) return c.redirect(visitor.view.href(code ? '/follow' : elsewhere), 303);
      return answer({ visitor, code, report });
    };
  };
  // what was sent from another device shows no code here
  const sent = shownBy(({ receipt }) => receipt && (receipt.code ?? ''), '/report');
  const followed = shownBy((visit) => visit.follow, '/follow');
  const page = (c: Context, path: Receipt['path']) => async (shown: Shown) =>
    c.html(receiptPage(shown.visitor.view, await receiptOf(c, deps, { ...shown, path })));
  const file = (c: Context) => (shown: Shown) => proofFile(c, deps, shown);
  return new Hono()
    .get('/report/receipt', (c) => sent(c, page(c, '/report/receipt')))
    .get('/report/receipt.jws', (c) => sent(c, file(c)))
    .get('/follow/receipt', (c) => followed(c, page(c, '/follow/receipt')))
    .get('/follow/receipt.jws', (c) => followed(c, file(c)));
}

type CodeOf = (visit: Visit) => string | undefined;

async function receiptOf(
  c: Context,
  deps: IntakeDeps,
  { visitor, code, report, path }: Shown & { path: Receipt['path'] },
): Promise<Receipt> {
  const { number, receivedAt } = report.case;
  const { visit, view } = visitor;
  const facts = { ...factsOf(report), request: report.filing.request };
  return {
    path,
    code,
    number,
    receivedAt,
    terms: await termsToCome(deps, report),
    ownerName: report.ownerName,
    kept: await keptHere(deps.db, { ...report.case, request: report.filing.request }),
    facts,
    offered: await offeredFor(deps.db, facts),
    proof: await signReceipt(deps, report, code),
    narrow: c.req.query('paper') === '80',
    again: c.req.query('again') === '1',
    // not at a public screen, and not in the way of a report that waits
    takesOver: !view.kiosk && !visit?.aside,
    late: path === '/report/receipt' ? lateIn(visitor) : '',
  };
}

/** What is promised or required and not yet done. */
async function termsToCome(deps: IntakeDeps, report: OpenReport): Promise<Term[]> {
  const { country } = deps.point;
  const terms = await reportersTerms(deps.db, report.case.id, { country, now: deps.clock.now() });
  return terms.filter(({ state }) => state === 'coming');
}

/** What somebody typed after sending: it is part of nothing, and not lost. */
function lateIn({ visit }: Visitor): string {
  const typed = visit?.typed ?? {};
  return lines(TEXT_FIELDS.map((field) => one(typed, field)));
}

async function proofFile(c: Context, deps: IntakeDeps, { code, report }: Shown) {
  const proof = await signReceipt(deps, report, code);
  c.header('Content-Disposition', `attachment; filename="nabij-${report.case.number}.jws"`);
  return c.body(proof, 200, { 'Content-Type': 'application/jose' });
}
