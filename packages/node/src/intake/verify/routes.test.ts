import {
  generateSigningKeyJwk,
  importSigningKey,
  type NodeMetadata,
  signDirectory,
} from '@nabij/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, type Fields, type Page, textIn, valueIn } from '../../../../../test/citizen.ts';
import { acquaint } from '../../../../../test/federation/nodes.ts';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, pointApp, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { keepDirectoryRow } from '../../federation/directory/store.ts';
import { signStatement } from '../../system/statement.ts';
import type { FiledAnswers } from '../../vault/filing.ts';
import { newReceiptCode } from '../../vault/receipt-code.ts';
import { filingProof } from '../../vault/receipt-proof.ts';
import { openReport } from '../follow/open-report.ts';
import { signReceipt } from '../receipt/signed-receipt.ts';
import { loadTexts } from '../texts.ts';

const { t } = loadTexts()('nl');
const NAME = 'Meldpunt Wilgendrecht';

let point: TestPoint;
let filed: FiledCase;
let proof: string;

beforeAll(async () => {
  point = await testPoint();
  filed = await filedCase(point);
  const report = await openReport(point.db, filed.code);
  if (!report) throw new Error('The report is there');
  proof = await signReceipt(
    { key: point.key, point: { url: POINT_URL, name: NAME } },
    report,
    filed.code,
  );
});
afterAll(() => point.drop());

const check = (fields: Fields): Promise<Page> => citizen(point.app).post('/verify', fields);

/** A proof with other members, signed with the point's own key or another. */
async function made(change: object, key = point.key): Promise<string> {
  const payload = JSON.parse(
    Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString(),
  ) as object;
  return signStatement(key, 'nabij-receipt+jwt', { ...payload, ...change });
}

/** What the point would have fetched from its coordinator. */
async function knowPoints(...urls: string[]): Promise<void> {
  const { db, clock } = point;
  const [now, iss] = [clock.now(), 'https://regio.example'];
  const key = await importSigningKey(await generateSigningKeyJwk());
  const shared = { municipalities: [], languages: ['nl'] };
  const metadata: NodeMetadata = {
    ...shared,
    role: 'coordinator',
    name: 'Regio',
    inbox: `${iss}/federation/inbox`,
    protocol_versions: ['1'],
  };
  await acquaint(db, { entityId: iss, key, metadata }, { relation: 'superior', now });
  const entries = urls.map((url) => ({ ...shared, entity_id: url, name: 'Een meldpunt' }));
  const statement = await signDirectory({ key, iss, now, entries });
  await keepDirectoryRow(db, { iss, statement, issuedAt: now, fetchedAt: now });
}

describe('a proof', () => {
  it('of this point is genuine: which point, which number, when', async () => {
    const page = await check({ receipt: proof });
    expect([page.path, page.status]).toEqual(['/verify', 200]);
    expect(page.text).toContain(t('verify.genuine.title'));
    const { number } = (await filed.row()) as { number: number };
    for (const fact of [NAME, `<dd>${number}</dd>`, 'zaterdag 21 november 2026']) {
      expect(page.html).toContain(fact);
    }
    expect(page.text).not.toContain(t('verify.fits.other'));
  });

  it('is read as the address of its QR code, and with the line ends of a mail', async () => {
    for (const receipt of [
      `${POINT_URL}/verify#${proof}`,
      proof.replaceAll(/(.{60})/g, '$1\r\n'),
    ]) {
      expect((await check({ receipt })).text).toContain(t('verify.genuine.title'));
    }
  });

  it('with anything changed is not genuine', async () => {
    const [header, payload = '', signature] = proof.split('.');
    const changed = Buffer.from(payload, 'base64url')
      .toString()
      .replace('Wilgendrecht', 'Wilgendrechx');
    const receipt = [header, Buffer.from(changed).toString('base64url'), signature].join('.');
    const page = await check({ receipt });
    expect(page.text).toContain(t('verify.false.title'));
    expect(page.text).not.toContain('Wilgendrechx');
    const stranger = await importSigningKey(await generateSigningKeyJwk());
    const forged = await check({ receipt: await made({}, stranger) });
    expect(forged.text).toContain(t('verify.false.title'));
  });

  it('under a key that was stolen since proves nothing alone, and all with its code', async () => {
    const { clock, database, key: stolen } = point;
    const fresh = await importSigningKey(await generateSigningKeyJwk());
    const key = { ...fresh, lost: [stolen.publicJwk] };
    const app = await pointApp(database, { clock, key });
    const ask = async (fields: Fields) => (await citizen(app).post('/verify', fields)).text;
    const forged = await made({ number: 4_711 });
    for (const receipt of [proof, forged]) {
      expect(await ask({ receipt })).toContain(t('verify.doubtful.title'));
    }
    expect(await ask({ receipt: forged })).not.toContain('4711');
    const { code } = filed;
    const proven = await ask({ receipt: proof, code });
    expect(proven).toContain(t('verify.genuine.title'));
    expect(proven).toContain(t('verify.fits.same'));
    for (const [receipt, given] of [
      [forged, code],
      [proof, newReceiptCode()],
    ] as const) {
      expect(await ask({ receipt, code: given })).toContain(t('verify.doubtful.title'));
    }
    const report = await openReport(point.db, code);
    if (!report) throw new Error('The report is there');
    const anew = await signReceipt({ key, point: { url: POINT_URL, name: NAME } }, report, code);
    expect(await ask({ receipt: anew })).toContain(t('verify.genuine.title'));
  });

  it('of another point names it as text, whatever stands there', async () => {
    const page = await check({ receipt: await made({ iss: 'https://elders.example' }) });
    expect(page.text).toContain(t('verify.other.title'));
    expect(page.text).toContain('https://elders.example/verify');
    expect(page.html).not.toContain('href="https://elders.example');
    const hostile = await check({ receipt: await made({ iss: 'https://x.example/"><script>' }) });
    expect(hostile.html).not.toContain('"><script>');
  });

  it('of another point in the directory leads there', async () => {
    await knowPoints('https://hazel.example', 'http://plain.example');
    const page = await check({ receipt: await made({ iss: 'https://hazel.example' }) });
    expect(page.html).toContain('<a href="https://hazel.example/verify">');
    expect(page.text).toContain(t('verify.other.go'));
    // only where a browser is led anyway
    const plain = await check({ receipt: await made({ iss: 'http://plain.example' }) });
    expect(plain.html).not.toContain('<a href="http://plain.example');
  });

  it.each(['hallo', 'eyJ.eyJ.eyJ', 'x'.repeat(1_000_000), '<script>alert(1)</script>'])(
    'that is none is unreadable',
    async (receipt) => {
      const page = await check({ receipt });
      expect([page.status, page.text.includes(t('verify.unreadable.title'))]).toEqual([200, true]);
    },
  );

  it('that is missing is asked for at its field', async () => {
    const page = await check({ receipt: ' ' });
    expect([page.status, page.html.includes('href="#receipt"')]).toEqual([422, true]);
    expect(page.text).toContain(t('errors.receiptEmpty'));
  });
});

describe('a code with it', () => {
  it('belongs to it, and what was filed is still the same', async () => {
    const page = await check({ receipt: proof, code: filed.code.toLowerCase() });
    expect(page.text).toContain(t('verify.fits.same'));
    expect(page.html).not.toContain(filed.code);
  });

  it('belongs to it, but what is kept is no longer the same', async () => {
    const receipt = await made({ content: 'A'.repeat(43) });
    expect((await check({ receipt, code: filed.code })).text).toContain(t('verify.fits.changed'));
  });

  it('belongs to it, but the report is gone', async () => {
    const code = newReceiptCode();
    const receipt = await made(filingProof(code, {} as FiledAnswers));
    expect((await check({ receipt, code })).text).toContain(t('verify.fits.gone'));
  });

  it('belongs to another', async () => {
    const page = await check({ receipt: proof, code: newReceiptCode() });
    expect(page.text).toContain(t('verify.fits.other'));
  });

  it('that is mistyped stays in its field, with the proof', async () => {
    const code = filed.code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const page = await check({ receipt: proof, code });
    expect([page.status, valueIn(page, 'code')]).toEqual([422, code]);
    expect(textIn(page, 'receipt')).toBe(proof);
    expect(page.text).toContain(t('errors.codeWrong'));
  });
});
