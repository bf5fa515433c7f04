import { type Context, Hono } from 'hono';
import { readReceiptCode } from '../../vault/receipt-code.ts';
import { receiptIn } from '../receipt/signed-receipt.ts';
import { type FieldError, one, type Typed } from '../report/answers.ts';
import { type IntakeDeps, readForm, recognise, type Stationery } from '../visit/visitor.ts';
import { checkProof } from './check.ts';
import { verdictPage } from './verdict-page.ts';
import { verifyPage } from './verify-page.ts';

/** A proof has some 700 characters; whatever is much longer is something else. */
const LONGEST = 8_000;

/** `/verify`: whether a proof of filing is genuine. What is checked comes by POST, never in an address. */
export function verifyRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  return new Hono()
    .get('/verify', async (c) => {
      const { view } = await recognise(c, deps, stationery);
      return c.html(verifyPage(view, { texts: view.texts, typed: {}, errors: [] }));
    })
    .post('/verify', (c) => check(c, deps, stationery));
}

async function check(c: Context, deps: IntakeDeps, stationery: Stationery): Promise<Response> {
  const { view } = await recognise(c, deps, stationery);
  const typed = await readForm(c, ['receipt', 'code']);
  const errors = errorsOf(typed);
  if (errors.length > 0) {
    return c.html(verifyPage(view, { texts: view.texts, typed, errors }), 422);
  }
  const proof = receiptIn(one(typed, 'receipt').slice(0, LONGEST));
  const code = readReceiptCode(one(typed, 'code'));
  const { db, nodeKeys, key, point } = deps;
  const at = { db, nodeKeys, lostKeys: key.lost ?? [], url: point.url };
  const checked = await checkProof(at, proof, code);
  const linked = checked.kind === 'other' && (await isKnown(deps, checked.iss));
  return c.html(verdictPage(view, checked, linked));
}

/** Whether the network's directory has this point, at an address that may be a link. */
async function isKnown({ points, clock }: IntakeDeps, iss: string): Promise<boolean> {
  const { all } = await points(clock.now());
  return all.some(({ url, report }) => url === iss && report !== undefined);
}

function errorsOf(typed: Typed): FieldError[] {
  const errors: FieldError[] = [];
  if (one(typed, 'receipt') === '') errors.push({ field: 'receipt', key: 'receiptEmpty' });
  const code = one(typed, 'code');
  if (code !== '' && !readReceiptCode(code)) errors.push({ field: 'code', key: 'codeWrong' });
  return errors;
}
