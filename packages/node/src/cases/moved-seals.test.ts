import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { type AttackedPoint, attackedPoint } from '../../../../test/attacked-point.ts';
import { type Attack, type Attacker, attacker, broken, intact } from '../../../../test/attacker.ts';
import { resealedPlace } from '../vault/filing.ts';
import { importSealingKey } from '../vault/intake-key.ts';
import { sealBytes } from '../vault/seal.ts';

let point: AttackedPoint;
let she: Attacker;

beforeAll(async () => {
  point = await attackedPoint();
  she = await attacker(point);
});
beforeEach(() => point.restore());
afterAll(() => point.drop());

const oldKid = () => point.kids[0];
const newKid = () => point.kids[1];
const one = () => point.cases[0].id;
const two = () => point.cases[1].id;
const ofBoth = () => sql`id in (select filing_id from cases where id in (${one()}, ${two()}))`;

const ATTACKS: Record<string, Attack> = {
  'moves messages to another case': {
    does: () => she.change(sql`update messages set case_id = ${two()} where case_id = ${one()}`),
    leaves: broken,
  },
  'changes two messages of a case for one another': {
    does: () => she.swaps('messages', 'sealed_text', sql`case_id = ${one()} and sender = 'worker'`),
    leaves: broken,
  },
  'puts a note in the place of a message': {
    does: () =>
      she.change(sql`update messages set sealed_text = (select sealed_note from journal
        where case_id = ${one()} and sealed_note is not null limit 1) where case_id = ${one()}`),
    leaves: broken,
  },
  'puts a message in the place of a note': {
    does: () =>
      she.change(sql`update journal set sealed_note = (select sealed_text from messages
        where case_id = ${one()} limit 1) where case_id = ${one()} and sealed_note is not null`),
    leaves: broken,
  },
  'moves notes to another case': {
    does: () =>
      she.change(sql`update journal set case_id = ${two()} where case_id = ${one()}
        and sealed_note is not null`),
    leaves: broken,
  },
  'changes the answers of two filings for one another': {
    does: () => she.swaps('filings', 'sealed_answers', ofBoth()),
    leaves: broken,
  },
  'changes the answers and keys of two filings for one another': {
    does: async () => {
      await she.swaps('filings', 'sealed_answers', ofBoth());
      await she.swaps('filings', 'sealed_key', ofBoth());
      await she.change(sql`update filings set kid = case kid when ${oldKid()} then ${newKid()}
        else ${oldKid()} end`);
    },
    leaves: broken,
  },
  'changes the filings of two cases for one another': {
    does: async () => {
      await she.change(sql`alter table cases drop constraint if exists cases_filing_id_key`);
      await she.swaps('cases', 'filing_id', sql`id in (${one()}, ${two()})`);
    },
    leaves: broken,
  },
  'changes the filings of two cases for one another that nobody worked on yet': {
    does: async () => {
      for (const table of ['messages', 'journal']) {
        await she.change(sql`delete from ${sql.identifier(table)}`);
      }
      await she.change(sql`alter table cases drop constraint if exists cases_filing_id_key`);
      await she.swaps('cases', 'filing_id', sql`id in (${one()}, ${two()})`);
    },
    leaves: broken,
  },
  'says that a worker wrote what the reporter wrote': {
    does: () => she.change(sql`update messages set sender = 'worker' where sender = 'reporter'`),
    leaves: broken,
  },
  'says that a colleague wrote the messages': {
    does: () =>
      she.change(sql`update messages set account_id = ${point.worker.accountId}
        where sender = 'worker'`),
    leaves: broken,
  },
  'says that messages came a moment later': {
    does: () => she.change(sql`update messages set at = at + interval '1 millisecond'`),
    leaves: broken,
  },
  'says that messages came at no moment': {
    does: () => she.change(sql`update messages set at = 'infinity'`),
    leaves: broken,
  },
  'says that a colleague wrote the notes': {
    does: () =>
      she.change(sql`update journal set actor_id = ${point.worker.accountId}
        where sealed_note is not null`),
    leaves: broken,
  },
  'moves corrections to another case': {
    does: () => she.change(sql`update corrections set case_id = ${two()} where case_id = ${one()}`),
    leaves: broken,
  },
  'changes the corrections of two cases for one another': {
    does: () => she.swaps('corrections', 'sealed', sql`true`),
    leaves: broken,
  },
  'moves consents to another case': {
    does: () => she.change(sql`update consents set case_id = ${two()} where case_id = ${one()}`),
    leaves: broken,
  },
  'changes the consents of two cases for one another': {
    does: () => she.swaps('consents', 'sealed_party', sql`true`),
    leaves: broken,
  },
  'makes a yes of a no': {
    does: () => she.change(sql`update consents set state = 'given'`),
    leaves: broken,
  },
  'says that filings are under another intake key': {
    does: () =>
      she.change(
        sql`update filings set kid = case kid when ${oldKid()} then ${newKid()} else ${oldKid()} end`,
      ),
    leaves: broken,
  },
  'says that filings are under an intake key of hers': {
    does: async () => {
      const forged = await she.forgedKey([point.worker.accountId, point.bram.accountId]);
      await she.change(sql`update filings set kid = ${forged.kid}`);
    },
    leaves: broken,
  },
  'seals a filing key of her own to the team': {
    does: async () => {
      const [row] =
        await she.change(sql`select f.id from filings f join cases c on c.filing_id = f.id
        where c.id = ${two()}`);
      const id = String(row?.id);
      const [intake] = await she.change(
        sql`select public_key from intake_keys where kid = ${newKid()}`,
      );
      const publicKey = await importSealingKey(intake?.public_key as JWK);
      const place = resealedPlace(id, newKid());
      const sealed = await sealBytes(publicKey, place, new Uint8Array(randomBytes(32)));
      await she.change(sql`update filings set resealed_key = ${sealed} where id = ${id}`);
    },
    leaves: broken,
  },
  'changes what is kept for searching for one another': {
    does: async () => {
      await she.change(sql`alter table search_entries add column id uuid`);
      await she.change(sql`update search_entries set id = case_id`);
      await she.swaps('search_entries', 'sealed', sql`true`);
      await she.change(sql`alter table search_entries drop column id`);
    },
    leaves: intact,
  },
};

describe('what was sealed does not open elsewhere, and nothing breaks', () => {
  it.each(Object.entries(ATTACKS))('when somebody %s', async (_, attack) => she.runs(attack));
});
