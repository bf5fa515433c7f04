import { FileRefused } from '../../cases/attachments/files/file-refused.ts';
import { Refusal } from '../../system/problem.ts';
import { type KeepDeps, keepForDraft, keepInCase, listDraft } from './keep.ts';
import { openUpload, type Upload } from './receive.ts';
import { openPieces, openWaitingFacts, sealFacts } from './sealed-upload.ts';
import type { OpenCase, Sender } from './sender.ts';
import { deleteUploads, settleUpload, uploadById } from './store.ts';

/** Faults of the moment: the same file may be taken later. */
const PASSING = ['unchecked', 'busy'];

/**
 * Makes a kept file of an upload that is all here. Asked again, after a lost answer, it does no
 * more than is still to be done.
 * @throws FileRefused for whatever is wrong with it; then the upload is gone, unless it may pass
 */
export async function finishUpload(deps: KeepDeps, sender: Sender, upload: Upload): Promise<void> {
  await deps.turns.take(async () => {
    // another request may have finished it while this one waited
    const current = await openUpload(deps.db, sender.key, upload.id);
    if (!current) throw new Refusal('not-found');
    try {
      if (current.state === 'ready') await listAgain(deps, sender, current);
      else await keepUpload(deps, sender, current);
    } catch (error) {
      if (error instanceof FileRefused && !PASSING.includes(error.fault)) {
        await deleteUploads(deps.db, [upload.id]);
      }
      throw error;
    }
  });
}

async function keepUpload(deps: KeepDeps, sender: Sender, upload: Upload): Promise<void> {
  const { id, chunks, size, facts } = upload;
  const bytes = await openPieces(deps.db, sender.key, { id, chunks, bytes: size });
  const file = { name: facts.name, bytes };
  if (facts.caseId !== undefined) {
    await keepInCase(deps, await ownCase(sender, facts.caseId), file);
    return settle(deps, sender, upload);
  }
  const kept = await keepForDraft(deps, sender.key, file);
  await settle(deps, sender, { ...upload, facts: { ...facts, kept: kept.id } });
  await listDraft(deps, sender.person, kept);
}

async function settle(deps: KeepDeps, { key }: Sender, { id, facts }: Upload): Promise<void> {
  const sealedFacts = await sealFacts(key, id, facts);
  await deps.db.transaction((tx) => settleUpload(tx, { id, sealedFacts }));
}

/** The program may have ended between keeping a file and listing it. */
async function listAgain(deps: KeepDeps, sender: Sender, { facts }: Upload): Promise<void> {
  if (facts.kept === undefined) return;
  const row = await uploadById(deps.db, facts.kept);
  if (!row) throw new Refusal('not-found');
  const known = await openWaitingFacts(sender.key, row);
  await listDraft(deps, sender.person, { id: facts.kept, ...known });
}

/** @throws Refusal not-found if another report was opened meanwhile */
async function ownCase(sender: Sender, caseId: string): Promise<OpenCase> {
  const followed = await sender.openReport();
  if (followed?.caseId !== caseId) throw new Refusal('not-found');
  return followed;
}
