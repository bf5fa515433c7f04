import { teamRows } from '../../access/team/store.ts';
import { ownKeys } from '../../system/own-keys.ts';
import { loadIntakeKey } from '../../vault/intake-key.ts';
import { isSheetStated } from '../../vault/recovery-statement.ts';
import { currentRecoveryKey, type RecoveryRow } from '../../vault/recovery-store.ts';
import { countWaiting } from '../../vault/reseal-store.ts';
import { currentIntakeKey, holdersOf, proofOfGrant } from '../../vault/store.ts';
import { daysBetween, type Finding, type LookedAt, well, wrong } from './finding.ts';

const PROOF_BYTES = 32;
const DRILL_DAYS = 366;

/** What can be seen of the vault without a key to it. */
export async function checkVault(node: LookedAt): Promise<Finding[]> {
  const sheet = await checkSheet(node);
  return node.config.role === 'point' ? [...(await checkIntakeKey(node)), ...sheet] : sheet;
}

async function checkIntakeKey({ db, key }: LookedAt): Promise<Finding[]> {
  const row = await currentIntakeKey(db);
  if (!row) return [wrong('No lead has accepted an invitation: nothing can be filed yet.')];
  const stated = await loadIntakeKey(db, ownKeys(key));
  if (stated?.kid !== row.kid) {
    return [wrong('The key to which filings are sealed was not put there by this node: stop it.')];
  }
  const left = await countWaiting(db);
  return [
    well('Filings are sealed to a key that this node has stated.'),
    ...(await checkHolders({ db, kid: row.kid })),
    ...(left > 0 ? [well(`${left} filings wait to be sealed to the newest key.`)] : []),
  ];
}

async function checkHolders({ db, kid }: { db: LookedAt['db']; kid: string }): Promise<Finding[]> {
  const holders = await db.transaction((tx) => holdersOf(tx, kid));
  const strange = holders.filter(
    ({ publicKey, proof }) => !publicKey || proof.length !== PROOF_BYTES,
  );
  const ids = new Set(holders.map(({ id }) => id));
  const team = (await teamRows(db)).filter((row) => !row.leftAt && ids.has(row.id));
  const leads = team.filter(({ role }) => role === 'lead').length;
  return [
    strange.length === 0
      ? well(`${team.length} people can open cases, ${leads} of them leads.`)
      : wrong(`${strange.length} hold the key and are nobody of the team: replace the key.`),
    ...(leads === 0 ? [wrong('No lead is left: nabij recover.')] : []),
    ...(leads === 1 ? [wrong('There is one lead only: invite a second one.')] : []),
  ];
}

async function checkSheet({ db, key, now, config }: LookedAt): Promise<Finding[]> {
  const sheet = await currentRecoveryKey(db);
  const whoMakesOne =
    config.role === 'point'
      ? 'a lead makes one at /desk/keys'
      : 'a keeper makes one at /region/keys';
  if (!sheet) return [wrong(`There is no recovery sheet: ${whoMakesOne}.`)];
  if (!(await isSheetStated(sheet, ownKeys(key)))) {
    return [wrong(`The recovery sheet was not put there by this node: ${whoMakesOne}.`)];
  }
  const drill = checkDrill(sheet, now);
  if (config.role === 'coordinator' || (await holdsNow(db, sheet))) return [drill];
  return [wrong(`The recovery sheet opens nothing that is filed now: ${whoMakesOne}.`), drill];
}

/** Whether the sheet was granted the intake key of now, as far as that is seen without the key. */
async function holdsNow(db: LookedAt['db'], sheet: RecoveryRow): Promise<boolean> {
  const current = await currentIntakeKey(db);
  if (!current) return false;
  return (await proofOfGrant(db, current.kid, sheet.id))?.length === PROOF_BYTES;
}

function checkDrill(sheet: RecoveryRow, now: Date): Finding {
  const made = sheet.madeAt.toISOString().slice(0, 10);
  if (daysBetween(sheet.drilledAt ?? sheet.madeAt, now) > DRILL_DAYS) {
    return wrong(`The recovery sheet of ${made} was not tried for a year: nabij recover --drill.`);
  }
  const tried = sheet.drilledAt?.toISOString().slice(0, 10);
  return tried
    ? well(`The recovery sheet of ${made} was tried on ${tried}.`)
    : wrong(`The recovery sheet of ${made} was never tried: nabij recover --drill.`);
}
