import { audit } from '../access/audit/audit.ts';
import type { Line } from '../directory/lines/line.ts';
import { readLine } from '../directory/lines/lines.ts';
import { enqueueSealed } from '../federation/sealed/enqueue-sealed.ts';
import { deliveryStates } from '../federation/store.ts';
import { trustedPoint } from '../federation/trust/trusted-point.ts';
import type { ConsultingBy } from './ask.ts';
import type { ConsultingDeps } from './dependencies.ts';
import { lockSending, nameOf } from './store.ts';

/** Short lines that go to another point. */
export interface Sharing {
  /** Made by the page: the same sent twice is shared once. */
  readonly id: string;
  /** Entity id of the other point. */
  readonly to: string;
  readonly lines: readonly string[];
  readonly note: string;
}

/**
 * Shares short lines with another point, as cards: what we noted of them for ourselves, and who of
 * us knows them, does not leave.
 * @throws Refusal not-found for a line that is gone; no-key-to-seal; as `trustedPoint`
 */
export async function share(deps: ConsultingDeps, by: ConsultingBy, it: Sharing): Promise<void> {
  const { id, note } = it;
  const from = await nameOf(deps.db, by.accountId);
  const cards = await Promise.all(
    it.lines.map(async (line) => cardOf(await readLine(deps.db, by.box, line))),
  );
  const to = await trustedPoint(deps, it.to);
  await deps.db.transaction(async (tx) => {
    await lockSending(tx, id);
    if ((await deliveryStates(tx, [id])).has(id)) return;
    const content = { from, cards, ...(note === '' ? {} : { note }) };
    const type = 'contact-cards';
    await enqueueSealed(tx, deps, { to, type, content, now: by.now, jti: id });
    const actor = { kind: 'account', id: by.accountId } as const;
    await audit(tx, { at: by.now, actor, act: 'lines-shared', subject: id });
  });
  deps.wake();
}

/** What leaves of a line, member by member. */
function cardOf({ name, agency, agencyType: agency_type, phone, email, reach }: Line) {
  return {
    name,
    ...(agency === '' ? {} : { agency }),
    agency_type,
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
    ...(reach === '' ? {} : { reach }),
  };
}
