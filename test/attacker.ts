import { type SQL, sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import { expect } from 'vitest';
import type { OpenAccount } from '../packages/node/src/access/accounts.ts';
import {
  grant,
  importSealingKey,
  newKeyPair,
  type OpenIntakeKey,
} from '../packages/node/src/vault/intake-key.ts';
import { type AttackedPoint, SECRET } from './attacked-point.ts';

/** How somebody's own access came out of an attack. */
export type Outcome = 'reads all' | 'refused';

export interface Attack {
  does(): Promise<unknown>;
  leaves: { anna: Outcome; bram: Outcome };
  /** What is refused to an honest colleague, whom the attack needs. */
  refuses?: [string, () => Promise<unknown>];
  /** As whom she signs in besides. */
  poses?: () => Promise<OpenAccount[]>;
}

export const intact = { anna: 'reads all', bram: 'reads all' } as const;
export const broken = { anna: 'refused', bram: 'refused' } as const;

/** A value as it is written into a row. */
export const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::jsonb`;

/** An administrator at work: her own key pair, and every row of the database. */
export interface Attacker {
  /** A key pair that only she has. */
  readonly own: { publicKey: JWK; privateKey: JWK };
  change(statement: SQL): Promise<Record<string, unknown>[]>;
  publicKeyOf(accountId: string): Promise<JWK>;
  /** An intake key of her making, granted to whom she likes: public keys are public. */
  forgedKey(to: string[], statement?: SQL): Promise<OpenIntakeKey>;
  /** Changes the values of a column for one another. */
  swaps(table: string, column: string, where: SQL): Promise<unknown>;
  /** She reads nothing, by any of the keys and sessions that she has. */
  expectNothingRead(poses?: OpenAccount[]): Promise<void>;
  /** Attacks, and looks at what became of everybody's access. */
  runs(attack: Attack): Promise<void>;
}

export async function attacker(point: AttackedPoint): Promise<Attacker> {
  const own = await newKeyPair();
  const change = async (statement: SQL) => [...(await point.db.execute(statement))];
  const publicKeyOf = async (id: string) => {
    const [row] = await change(sql`select public_key from accounts where id = ${id}`);
    return row?.public_key as JWK;
  };
  const expectNothingRead = async (poses: OpenAccount[] = []) => {
    const seen = await point.sees('ada');
    for (const who of [point.ada, ...poses]) seen.push(...(await point.seesAs(who)));
    const keys = [point.ada.privateKey, await importSealingKey(own.privateKey)];
    expect(await point.opens(keys)).not.toContain(SECRET);
    expect(seen.filter(({ text }) => text.includes(SECRET))).toEqual([]);
    expect(seen.filter(({ status }) => status >= 500)).toEqual([]);
  };
  return {
    ...{ own, change, publicKeyOf, expectNothingRead },
    forgedKey: async (to, statement = sql`'nothing'`) => {
      const { kid, publicKey, privateKey } = await newKeyPair();
      const later = new Date(point.clock.now().getTime() + 1000);
      await change(sql`insert into intake_keys (kid, public_key, statement, created_at)
        values (${kid}, ${json(publicKey)}, ${statement}, ${later})`);
      const forged = { kid, jwk: privateKey, privateKey: await importSealingKey(privateKey) };
      for (const id of to) {
        const holder = { id, publicKey: await publicKeyOf(id) };
        await grant(point.db, forged, { to: holder, by: null, now: later });
      }
      return forged;
    },
    swaps: (table, column, where) => {
      const [name, value] = [sql.identifier(table), sql.identifier(column)];
      return change(sql`with two as (select id, ${value} as v,
          row_number() over (order by id) as n from ${name} where ${where})
        update ${name} t set ${value} = other.v from two me, two other
        where t.id = me.id and other.n <> me.n`);
    },
    runs: async (attack) => {
      await attack.does();
      if (attack.refuses) {
        const [problem, honest] = attack.refuses;
        await expect(honest()).rejects.toThrow(problem);
      }
      await expectCalmPages(point);
      await expectNothingRead(await attack.poses?.());
      const outcome = {
        anna: await outcomeFor(point, 'anna'),
        bram: await outcomeFor(point, 'bram'),
      };
      expect(outcome).toEqual(attack.leaves);
    },
  };
}

/** What became of somebody's own access: nothing breaks, and nothing wrong is shown. */
export async function outcomeFor(point: AttackedPoint, who: 'anna' | 'bram'): Promise<Outcome> {
  const seen = await point.sees(who);
  expect(seen.filter(({ status }) => status >= 500)).toEqual([]);
  const cases = seen.filter(({ path }) => point.cases.some(({ id }) => path.endsWith(id)));
  expect(cases).toHaveLength(2);
  for (const { status, text } of cases) {
    if (status === 200) expect(text).toContain(`${SECRET} verhaal`);
    else expect(text).toMatch(/urn:nabij:problem:(seal-broken|not-let-in|sign-in-required)/);
  }
  return cases.every(({ status }) => status === 200) ? 'reads all' : 'refused';
}

/** Reporters see their reports or are asked to come back; a new one goes to the team or nowhere. */
async function expectCalmPages(point: AttackedPoint): Promise<void> {
  for (const { path, status } of await point.reports()) {
    expect([200, 404, 503], path).toContain(status);
  }
}
