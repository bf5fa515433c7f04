import { handlesCases } from '../access/handling.ts';
import type { AccountRole } from '../access/tables.ts';
import { type Command, type Invocation, text, UsageError } from './command.ts';
import { CommandError } from './command-error.ts';
import { inviteOrAgain, sayLink } from './invitation.ts';
import { colleague, type Workplace, withNode } from './workplace.ts';

export const addWorkerCommand: Command = {
  name: 'add-worker',
  usage: 'add-worker --login LOGIN --name NAME [--role ROLE] [--by LOGIN]',
  meaning: 'prints an invitation; at a point a lead (--by) invites who is to open cases',
  options: {
    login: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    by: { type: 'string' },
  },
  run: (it) => withNode(it.env, (place) => addWorker(place, it)),
};

const POINT_ROLES: readonly AccountRole[] = ['worker', 'lead', 'administrator'];
const REGION_ROLES: readonly AccountRole[] = ['analyst', 'keeper', 'administrator'];

async function addWorker(place: Workplace, it: Invocation): Promise<void> {
  const { db, config: node, key, now } = place;
  const allowed = node.role === 'point' ? POINT_ROLES : REGION_ROLES;
  const role = allowed.find((name) => name === (it.values.role ?? allowed[0]));
  if (!role) throw new UsageError();
  const wanted = { login: text(it, 'login'), name: text(it, 'name'), role };
  if (it.values.by === undefined && node.role === 'point' && handlesCases(role)) {
    throw new CommandError('Who is to open cases is invited by a lead: say who with --by.');
  }
  const by = it.values.by === undefined ? null : await colleague(db, text(it, 'by'));
  const inviting = { node, key, by, holder: by, now };
  sayLink(wanted.name, await inviteOrAgain(db, wanted, inviting));
}
