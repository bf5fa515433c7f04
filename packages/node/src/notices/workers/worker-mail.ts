import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { openText, SealBroken, sealText } from '../../vault/seal.ts';
import { deleteWorkerMail, putWorkerMail, type WorkerMailRow, workerMailOf } from './store.ts';

/** Where a worker wants to hear that there is something new, and in which language. */
export interface WorkerAddress {
  readonly email: string;
  readonly language: string;
}

/** Somebody, and the key of this machine under which addresses lie. */
interface Of {
  readonly accountId: string;
  readonly noticeKey: Uint8Array;
}

/** Reads the address; null for who wants no mail, or whose address this machine cannot open. */
export async function readWorkerMail(
  db: Db,
  of: Of,
): Promise<{ email: string; refused: boolean } | null> {
  const row = await workerMailOf(db, of.accountId);
  if (!row) return null;
  try {
    const { email } = await openAddress(of.noticeKey, row);
    return { email, refused: row.refusedAt !== null };
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/** Wants mail from now on; of what is there already, none comes. */
export async function wantWorkerMail(
  db: Db,
  { accountId, noticeKey, now }: Of & { now: Date },
  address: WorkerAddress,
): Promise<void> {
  const sealed = await sealText(noticeKey, placeOf(accountId), JSON.stringify(address));
  await db.transaction(async (tx) => {
    const since = { toldUntil: now, nextAt: now, remindedOn: null };
    await putWorkerMail(tx, { accountId, sealed, ...since, attempts: 0, refusedAt: null });
    await noteIn(tx, accountId, { act: 'work-mail-set', at: now });
  });
}

/** Wants no more; the address is deleted. */
export async function endWorkerMail(db: Db, accountId: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await deleteWorkerMail(tx, accountId))) return;
    await noteIn(tx, accountId, { act: 'work-mail-ended', at: now });
  });
}

/** @throws SealBroken under the key of another machine, or in another's row */
export async function openAddress(
  noticeKey: Uint8Array,
  { accountId, sealed }: Pick<WorkerMailRow, 'accountId' | 'sealed'>,
): Promise<WorkerAddress> {
  return JSON.parse(await openText(noticeKey, placeOf(accountId), sealed)) as WorkerAddress;
}

async function noteIn(
  tx: Db,
  id: string,
  entry: { act: 'work-mail-set' | 'work-mail-ended'; at: Date },
): Promise<void> {
  await audit(tx, { ...entry, actor: { kind: 'account', id } });
}

function placeOf(accountId: string): string {
  return `notice/worker/${accountId}`;
}
