import { randomBytes, randomUUID } from 'node:crypto';
import { generateSigningKeyJwk, importSigningKey, type SigningKey } from '@nabij/protocol';
import { type SQL, sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import {
  answersPlace,
  type FiledAnswers,
  openFiling,
  type SealedFiling,
} from '../packages/node/src/vault/filing.ts';
import { newFilingKey, sealFilingKey } from '../packages/node/src/vault/filing-key.ts';
import {
  createIntakeKey,
  type Holder,
  importSealingKey,
  letIn,
  loadIntakeKey,
  newKeyPair,
  openIntakeKeys,
  type Unlocked,
} from '../packages/node/src/vault/intake-key.ts';
import { codeSecrets, newReceiptCode } from '../packages/node/src/vault/receipt-code.ts';
import { sealText } from '../packages/node/src/vault/seal.ts';
import { type FreshDatabase, freshDatabase } from './postgres.ts';

/** Somebody with a key pair and no password. */
export type Member = Unlocked & Holder & { readonly privateJwk: JWK };

/** A point's vault by itself: its database, the node's key, and people who hold the intake key. */
export interface Vault extends FreshDatabase {
  readonly key: SigningKey;
  /** Who made the intake key. */
  readonly lead: Member;
  /** Somebody with an account who holds nothing. */
  stranger(role?: 'worker' | 'lead' | 'administrator'): Promise<Member>;
  /** A stranger whom the lead let in. */
  member(): Promise<Member>;
  /** Files without a form: what the database gets is the same. */
  file(story: string): Promise<{ id: string; code: string; kid: string }>;
  /** The story of a filing as somebody reads it with the keys that were granted to them. */
  readAs(who: Unlocked, id: string): Promise<string>;
  /** As the reporter reads it. */
  readWith(code: string): Promise<string>;
}

export const NOON = new Date('2026-11-21T12:00:00Z');

export async function vaultWithLead(): Promise<Vault> {
  const fresh = await freshDatabase('point');
  const { db } = fresh;
  const key = await importSigningKey(await generateSigningKeyJwk());
  const lead = await newMember(fresh, 'lead');
  await createIntakeKey(db, [lead], { key, accountId: lead.id, now: NOON });
  const stranger = (role: 'worker' | 'lead' | 'administrator' = 'worker') => newMember(fresh, role);
  return {
    ...fresh,
    key,
    lead,
    stranger,
    member: async () => {
      const to = await stranger();
      await letIn(db, lead, { to, now: NOON });
      return to;
    },
    file: (story) => file(fresh, key, story),
    readAs: async (who, id) => {
      const filing = await filingWhere(fresh, sql`id = ${id}`);
      const intakeKey = (await openIntakeKeys(db, who)).get(filing.kid);
      if (!intakeKey) throw new Error('They hold no key to this filing');
      return (await openFiling(intakeKey, filing)).answers.story;
    },
    readWith: async (code) => {
      const { lookup, key: codeKey } = codeSecrets(code);
      const filing = await filingWhere(fresh, sql`lookup = ${lookup}`);
      return (await openFiling(codeKey, filing)).answers.story;
    },
  };
}

async function newMember({ db }: FreshDatabase, role: string): Promise<Member> {
  const id = randomUUID();
  const { publicKey, privateKey } = await newKeyPair();
  await db.execute(sql`insert into accounts (id, login, name, role, public_key, created_at, accepted_at)
    values (${id}, ${id}, 'Naam', ${role}, ${JSON.stringify(publicKey)}::jsonb, ${NOON}, ${NOON})`);
  const opened = await importSealingKey(privateKey);
  return { id, accountId: id, publicKey, privateJwk: privateKey, privateKey: opened };
}

async function file({ db }: FreshDatabase, key: SigningKey, story: string) {
  const intakeKey = await loadIntakeKey(db, [key.publicJwk]);
  if (!intakeKey) throw new Error('There is no intake key');
  const [id, code, filingKey] = [randomUUID(), newReceiptCode(), newFilingKey()];
  const secrets = codeSecrets(code);
  const sealedKey = await sealFilingKey(filingKey, id, { intakeKey, codeKey: secrets.key });
  const answers: FiledAnswers = {
    ...{
      caseId: randomUUID(),
      story,
      when: '',
      ongoing: false,
      place: '',
      grounds: [],
      domain: 'WORK',
      contact: null,
      ...{ lives: null, role: 'SELF', earlier: null },
    },
  };
  const sealed = await sealText(filingKey, answersPlace(id), JSON.stringify(answers));
  await db.execute(sql`insert into filings (id, lookup, kid, sealed_key, sealed_answers, subject,
      request, anonymity, residence, municipality, grounds, domain, language, channel, reporter_role,
      code_version, received_at)
    values (${id}, ${Buffer.from(secrets.lookup)}, ${intakeKey.kid}, ${JSON.stringify(sealedKey)}::jsonb,
      ${sealed}, 'DISCRIMINATION', 'COMPLAINT', 'NAMED', 'HERE', 'XXDL01', '{}', 'WORK', 'nl', 'WEB',
      'SELF', '1', ${new Date(NOON.getTime() + randomBytes(2).readUInt16BE())})`);
  return { id, code, kid: intakeKey.kid };
}

type StoredFiling = SealedFiling & { kid: string } & Record<string, unknown>;

async function filingWhere({ db }: FreshDatabase, where: SQL): Promise<StoredFiling> {
  const [row] = await db.execute<StoredFiling>(sql`select id, kid, sealed_key as "sealedKey",
    resealed_key as "resealedKey", sealed_answers as "sealedAnswers" from filings where ${where}`);
  if (!row) throw new Error('There is no such filing');
  return row;
}
