import { codeList } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import { handlesCases } from '../../access/handling.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import {
  EVERYTHING,
  isMandate,
  MANDATE_HOLDERS,
  type Mandate,
  type MandateHolder,
  NO_MONEY,
} from './mandate.ts';
import { mandateRowFor, mandateRowOf, mandateRows, upsertMandate } from './store.ts';

/** The mandate of one role or of two colleagues, with who set it; null until a lead did. */
export interface SetMandate extends Mandate {
  readonly role: MandateHolder;
  readonly setBy: string | null;
  readonly setAt: Date | null;
}

/** What every role decides alone, and two colleagues decide together. */
export async function listMandates(db: Db): Promise<SetMandate[]> {
  const rows = await mandateRows(db);
  return MANDATE_HOLDERS.map((role) => {
    const row = rows.find((one) => one.role === role);
    const unset = role === 'together' ? EVERYTHING : NO_MONEY;
    return row ? { ...row } : { role, ...unset, setBy: null, setAt: null };
  });
}

/** What somebody decides alone. A role that handles no cases decides nothing. */
export async function mandateFor(db: Db, accountId: string): Promise<Mandate> {
  const found = await mandateRowFor(db, accountId);
  if (!found || !handlesCases(found.role)) return { kinds: [], perDecision: 0, perCase: 0 };
  return found.mandate ?? NO_MONEY;
}

/** What two colleagues decide together: above it, nobody decides here. */
export async function mandateTogether(db: Db): Promise<Mandate> {
  return (await mandateRowOf(db, 'together')) ?? EVERYTHING;
}

/**
 * Sets what a role or two colleagues decide, from now on: what was decided before stays as it was.
 * @throws Refusal request-invalid
 */
export async function setMandate(
  db: Db,
  { accountId: id, now }: { accountId: string; now: Date },
  { role, ...wanted }: Mandate & { role: MandateHolder },
): Promise<void> {
  if (!isMandate(wanted)) throw new Refusal('request-invalid');
  const { perDecision, perCase } = wanted;
  // in the order of the list: the same choice is always written the same
  const all = codeList('decision_kind').codes.map(({ code }) => code);
  const kinds = all.filter((kind) => wanted.kinds.includes(kind));
  await db.transaction(async (tx) => {
    const carried = (await mandateRowOf(tx, role))?.kinds ?? [];
    requireChoosable('decision_kind', kinds, { now, carried });
    await upsertMandate(tx, { role, kinds, perDecision, perCase, setBy: id, setAt: now });
    const subject = [role, perDecision, perCase, kinds.join('+')].join(' ');
    await audit(tx, { at: now, actor: { kind: 'account', id }, act: 'mandate-set', subject });
  });
}
