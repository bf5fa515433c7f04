import { dayIn } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import type { Act, Actor } from './acts.ts';
import { coding } from './coding.ts';
import { keepMessage } from './conversation.ts';
import { recount } from './counted/count-case.ts';
import { closeCase, refuseCase } from './flow/ending.ts';
import { handCaseOn, takeCase } from './flow/hand-case-on.ts';
import { endSupport, support } from './flow/supporters.ts';
import { waitUntil } from './flow/waiting.ts';
import { newOwner } from './owner.ts';
import { checkHandlings } from './people/approach.ts';
import { required } from './required.ts';
import type { CaseRow } from './store.ts';

/** What an act changes in the case, and what the journal says of it. */
export interface Effect {
  readonly change: Partial<CaseRow>;
  /** To be sealed. */
  readonly note?: string;
}

/** Does what an act does beside moving the case. @throws Refusal */
export async function effect(
  tx: Db,
  current: CaseRow,
  { actor, wanted }: { actor: Actor; wanted: Act },
): Promise<Effect> {
  switch (wanted.act) {
    case 'take':
      return takeCase(tx, current, actor);
    case 'hand-on':
      return handCaseOn(tx, current, { actor, wanted });
    case 'support':
      return support(tx, current, { actor, accountId: wanted.accountId });
    case 'unsupport':
      return endSupport(tx, current, { actor, accountId: wanted.accountId });
    case 'reply':
      await keepMessage(
        tx,
        { ...actor, id: wanted.messageId, text: wanted.text.trim() },
        { sender: 'worker', accountId: actor.accountId },
      );
      return { change: {} };
    case 'wait':
      return waitUntil(actor, wanted);
    case 'code': {
      const { anonymity, country, now } = actor;
      const change = coding(wanted, current, { anonymity, day: dayIn(country, now) });
      await checkHandlings(tx, actor, { before: current.handlings, wanted: wanted.handlings });
      await recount(tx, { ...current, ...change });
      return { change };
    }
    case 'close':
      return closeCase(tx, current, { actor, wanted });
    case 'refuse':
      return refuseCase(tx, current, { actor, wanted });
    case 'reopen':
      return { change: newOwner(current, actor.accountId), note: required(wanted.note) };
    case 'note':
      return { change: {}, note: required(wanted.text) };
    case 'go-on':
      return { change: {} };
  }
}
