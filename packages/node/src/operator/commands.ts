import type { ParseArgsConfig } from 'node:util';
import { fingerprint } from '@nabij/protocol';
import { createAccount, type NewAccount, unlockAccount } from '../access/accounts.ts';
import { PASSWORD_MIN_LENGTH } from '../access/password.ts';
import type { AccountRole } from '../access/tables.ts';
import { admit, join } from '../federation/join.ts';
import { listPeers } from '../federation/peers.ts';
import type { Environment } from '../system/config.ts';
import { VARIABLES } from '../system/config.ts';
import type { Db } from '../system/database.ts';
import { hasCode } from '../system/error-code.ts';
import { createIntakeKey, type Invited, letIn } from '../vault/intake-key.ts';
import { currentIntakeKey } from '../vault/store.ts';
import { CommandError } from './command-error.ts';
import { askPassword, newPassword, say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

/** The words of a command were not right: its usage is shown. */
export class UsageError extends Error {}

export interface Invocation {
  env: Environment;
  values: Record<string, unknown>;
  positionals: string[];
}

/** One thing that an administrator can do from a terminal. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly meaning: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(it: Invocation): Promise<void>;
}

const PERSON = {
  login: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
} as const;

/** SQLSTATE, PostgreSQL appendix A. */
const UNIQUE_VIOLATION = /^23505$/;

const POINT_ROLES: readonly AccountRole[] = ['worker', 'lead', 'administrator'];
const REGION_ROLES: readonly AccountRole[] = ['analyst', 'keeper', 'administrator'];

export const COMMANDS: readonly Command[] = [
  {
    name: 'config',
    usage: 'config',
    meaning: 'prints every variable with its meaning and default',
    options: {},
    run: async () => say(describeVariables()),
  },
  {
    name: 'migrate',
    usage: 'migrate',
    meaning: 'brings the database to the newest shape',
    options: {},
    run: ({ env }) => withNode(env, async () => say('The database is up to date.')),
  },
  {
    name: 'init',
    usage: 'init --login LOGIN --name NAME',
    meaning: 'makes the keys and the first account; shows the fingerprint',
    options: PERSON,
    run: (it) => withNode(it.env, (place) => init(place, it)),
  },
  {
    name: 'add-worker',
    usage: 'add-worker --login LOGIN --name NAME [--role ROLE] [--by LOGIN]',
    meaning: 'adds an account; at a point a colleague (--by) lets a worker in',
    options: { ...PERSON, by: { type: 'string' } },
    run: (it) => withNode(it.env, (place) => addWorker(place, it)),
  },
  {
    name: 'join',
    usage: 'join URL [--fingerprint WORDS] [--replace]',
    meaning: 'at a point: reports to the coordinator at this address',
    options: { fingerprint: { type: 'string' }, replace: { type: 'boolean' } },
    run: (it) => withNode(it.env, (place) => meet(place, it, join)),
  },
  {
    name: 'admit',
    usage: 'admit URL [--fingerprint WORDS] [--replace]',
    meaning: 'at a coordinator: admits the point at this address',
    options: { fingerprint: { type: 'string' }, replace: { type: 'boolean' } },
    run: (it) => withNode(it.env, (place) => meet(place, it, admit)),
  },
  {
    name: 'members',
    usage: 'members',
    meaning: 'lists the nodes that this node knows',
    options: {},
    run: ({ env }) => withNode(env, members),
  },
];

function describeVariables(): string {
  return VARIABLES.map((variable) => {
    const fallback = 'default' in variable ? ` Default: ${variable.default}.` : '';
    const needed = 'required' in variable ? ' Needed.' : '';
    return `${variable.name}\n    ${variable.meaning}: ${variable.form}.${fallback}${needed} (${variable.roles.join(', ')})`;
  }).join('\n');
}

async function init(place: Workplace, it: Invocation): Promise<void> {
  const { db, config, key, now } = place;
  const person = { login: text(it, 'login'), name: text(it, 'name') };
  if (config.role === 'point' && (await currentIntakeKey(db))) {
    throw new CommandError('This point is set up already: add-worker adds accounts.');
  }
  const role = config.role === 'point' ? 'lead' : 'keeper';
  const password = await choosePassword();
  await db.transaction(async (tx) => {
    const account = await newAccount(tx, { ...person, role, password }, now);
    const { accountId, publicKey } = account;
    if (config.role === 'point') {
      await createIntakeKey(tx, [{ id: accountId, publicKey }], { key, accountId, now });
    }
  });
  say(`${person.name} can sign in as ${person.login}.`);
  say(`Fingerprint of this node, to read aloud:\n  ${fingerprint(key.publicJwk)}`);
}

async function addWorker(place: Workplace, it: Invocation): Promise<void> {
  const { db, config, now } = place;
  const allowed = config.role === 'point' ? POINT_ROLES : REGION_ROLES;
  const role = allowed.find((name) => name === (it.values.role ?? allowed[0]));
  if (!role) throw new UsageError();
  const person = { login: text(it, 'login'), name: text(it, 'name'), role };
  // an administrator is technical: no key to any case (threat model: the insider with the database)
  const needsKey = config.role === 'point' && role !== 'administrator';
  const by = needsKey
    ? await unlockAccount(db, text(it, 'by'), await askPassword(`Password of ${text(it, 'by')}: `))
    : undefined;
  const password = await choosePassword();
  await db.transaction(async (tx) => {
    const account = await newAccount(tx, { ...person, password }, now);
    if (by) await letIn(tx, by, { to: account, now });
  });
  say(`${person.name} can sign in as ${person.login}.`);
}

async function newAccount(tx: Db, wanted: NewAccount, now: Date): Promise<Invited> {
  try {
    return await createAccount(tx, wanted, now);
  } catch (error) {
    throw hasCode(error, UNIQUE_VIOLATION)
      ? new CommandError(`Somebody has the login ${wanted.login} already.`)
      : error;
  }
}

async function meet(place: Workplace, it: Invocation, how: typeof join): Promise<void> {
  const [address] = it.positionals;
  if (!address) throw new UsageError();
  const read = it.values.fingerprint;
  const met = await how(place.federation, address, {
    ...(typeof read === 'string' ? { fingerprint: read } : {}),
    replace: it.values.replace === true,
  });
  say(`${met.name} (${met.entityId}) is known now.`);
  say(`Its fingerprint; compare by phone:\n  ${met.fingerprint}`);
  say(`Ours, to read aloud:\n  ${fingerprint(place.key.publicJwk)}`);
}

async function members({ db }: Workplace): Promise<void> {
  const peers = await listPeers(db);
  if (peers.length === 0) say('No other node is known yet.');
  for (const peer of peers) {
    const state = peer.removedAt ? 'removed' : peer.relation;
    say(`${peer.name}\t${peer.entityId}\t${state}\t${fingerprint(peer.publicKey)}`);
  }
}

async function choosePassword(): Promise<string> {
  const typed = await askPassword('New password, 12 characters or more (empty: one is made): ');
  if (typed && typed.length < PASSWORD_MIN_LENGTH) {
    throw new CommandError(`A password needs ${PASSWORD_MIN_LENGTH} characters or more.`);
  }
  if (typed) return typed;
  const made = newPassword();
  say(`Password: ${made}`);
  return made;
}

function text(it: Invocation, option: string): string {
  const value = it.values[option];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError();
  return value.trim();
}
