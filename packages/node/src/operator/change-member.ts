import {
  changeMember,
  MEMBER_CHANGES,
  type MemberChangeName,
} from '../federation/change-member.ts';
import { Refusal } from '../system/problem.ts';
import { type Command, type Invocation, word } from './command.ts';
import { CommandError } from './command-error.ts';
import { say } from './terminal.ts';
import { type Workplace, withNode } from './workplace.ts';

const MEANINGS: Readonly<Record<MemberChangeName, string>> = {
  suspend: 'at a coordinator: takes nothing from this town for now',
  resume: 'at a coordinator: takes again what a suspended town sends',
  remove: 'at a coordinator: lets this town go; what it sent stays',
};

const SAID: Readonly<Record<MemberChangeName, string>> = {
  suspend: 'is suspended: what it sends waits there. `nabij resume` takes it again.',
  resume: 'is a member as before. What waits there comes within the hour.',
  remove: 'is no member any more. What it sent stays. `nabij admit` takes it in again.',
};

/** What a coordinator's administrator can do with a member, as its keeper can at `/region/members`. */
export const memberCommands: readonly Command[] = MEMBER_CHANGES.map((name) => ({
  name,
  usage: `${name} URL`,
  meaning: MEANINGS[name],
  options: {},
  run: (it) => withNode(it.env, (place) => change(place, it, name)),
}));

async function change(
  { db, now }: Workplace,
  it: Invocation,
  name: MemberChangeName,
): Promise<void> {
  const entityId = word(it).replace(/\/$/, '');
  try {
    await changeMember(db, name, { entityId, actor: { kind: 'operator' }, now });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isStranger = error.problem === 'not-found';
    throw new CommandError(
      isStranger ? 'No town with this address was ever admitted.' : 'It is so already.',
    );
  }
  say(`${entityId} ${SAID[name]}`);
}
