import { loginOf } from '../access/accounts.ts';
import { audit } from '../access/audit/audit.ts';
import { letInMember } from '../access/team/letting-in.ts';
import { teamRows } from '../access/team/store.ts';
import { ownKeys } from '../system/own-keys.ts';
import { filingKeyOf } from '../vault/filing.ts';
import { openIntakeKeys, type Unlocked } from '../vault/intake-key.ts';
import { isSheetWhole, openRecoveryKey } from '../vault/recovery.ts';
import { isSheetStated } from '../vault/recovery-statement.ts';
import { currentRecoveryKey, setDrilled } from '../vault/recovery-store.ts';
import { type Command, type Invocation, text, UsageError } from './command.ts';
import { CommandError } from './command-error.ts';
import { inviteOrAgain, sayLink } from './invitation.ts';
import { keysInUse, newestFiling } from './store.ts';
import { askSecret, say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

export const recoverCommand: Command = {
  name: 'recover',
  usage: 'recover --drill | --login LOGIN --name NAME | --let-in LOGIN',
  meaning: 'with the recovery sheet: tries it out, or invites and lets in a new lead',
  options: {
    drill: { type: 'boolean' },
    login: { type: 'string' },
    name: { type: 'string' },
    'let-in': { type: 'string' },
  },
  run: (it) => withNode(it.env, (place) => recover(place, it)),
};

async function recover(place: Workplace, it: Invocation): Promise<void> {
  const { drill, login, 'let-in': letIn } = it.values;
  const wanted = [drill, login, letIn].filter((given) => given !== undefined);
  if (wanted.length !== 1) throw new UsageError();
  if (drill === undefined && place.config.role !== 'point') {
    throw new CommandError('A coordinator has no cases: add-worker invites a new keeper.');
  }
  const person =
    login === undefined ? undefined : { login: text(it, 'login'), name: text(it, 'name') };
  const sheet = await openRecoveryKey(place.db, await askSecret('Code of the recovery sheet: '));
  if (drill) return tryOut(place, sheet);
  if (person) return inviteLead(place, sheet, person);
  return letInLead(place, sheet, text(it, 'let-in'));
}

/** Proves that the printed code opens what it must, and shows nothing of it. */
async function tryOut({ db, config, key, now }: Workplace, sheet: Unlocked): Promise<void> {
  if (config.role === 'point') {
    const keys = await openIntakeKeys(db, sheet);
    const missing = (await keysInUse(db)).filter((kid) => !keys.has(kid));
    if (missing.length > 0 || !(await isSheetWhole(db, keys, ownKeys(key)))) {
      throw new CommandError('The sheet does not open every key: a lead must make a new one.');
    }
    const filing = await newestFiling(db);
    const open = filing && keys.get(filing.kid);
    if (filing && !open) throw new CommandError('The sheet does not open the newest filing.');
    if (filing && open) await filingKeyOf(open, filing);
  } else {
    const row = await currentRecoveryKey(db);
    if (!row || !(await isSheetStated(row, ownKeys(key)))) {
      throw new CommandError('The sheet was not put there by this node: a keeper makes a new one.');
    }
  }
  await db.transaction(async (tx) => {
    await setDrilled(tx, sheet.accountId, now);
    const actor = { kind: 'operator' } as const;
    await audit(tx, { at: now, actor, act: 'recovery-drilled', subject: sheet.accountId });
  });
  say('The recovery sheet works. Put it back in the safe; try it again within a year.');
}

/** First step when no lead is left: the sheet vouches for the invitation in the team's place. */
async function inviteLead(
  { db, config: node, key, now }: Workplace,
  sheet: Unlocked,
  person: { login: string; name: string },
): Promise<void> {
  const inviting = { node, key, by: null, holder: sheet, now };
  const invitation = await db.transaction(async (tx) => {
    const made = await inviteOrAgain(tx, { ...person, role: 'lead' }, inviting);
    const actor = { kind: 'operator' } as const;
    await audit(tx, { at: now, actor, act: 'recovered', subject: made.accountId });
    return made;
  });
  sayLink(person.name, invitation);
  say(`When ${person.name} has signed in: nabij recover --let-in ${loginOf(person.login)}`);
}

/** Second step, once the person has a key: the sheet lets them in, as a colleague would. */
async function letInLead(
  { db, key, now }: Workplace,
  sheet: Unlocked,
  login: string,
): Promise<void> {
  const found = (await teamRows(db)).find((row) => row.login === loginOf(login) && !row.leftAt);
  if (!found?.acceptedAt) {
    throw new CommandError(`${login} has not accepted an invitation yet.`);
  }
  const actor = { kind: 'operator' } as const;
  const accountId = found.id;
  await letInMember(db, { accountId, holder: sheet, actor, nodeKeys: ownKeys(key), now });
  say(`${found.name} can open the cases now. Let them make a new recovery sheet at /desk/keys:`);
  say('this one has been out of the safe.');
}
