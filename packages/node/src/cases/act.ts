import { codeList, isCode, type ListName } from '@nabij/protocol';
import { audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { sealText } from '../vault/seal.ts';
import { endCase } from './close.ts';
import { keepMessage } from './conversation.ts';
import { type CaseRow, insertJournal, lockCase, updateCase } from './store.ts';
import { type ActName, nextState } from './workflow.ts';

/** What a worker does to a case. `version` is that of the case they were looking at. */
export type Act = { version: number } & (
  | { act: 'take' }
  | { act: 'reply'; text: string; waiting: boolean; messageId: string }
  | { act: 'note'; text: string }
  | { act: 'code'; grounds: string[]; domain: string; natures: string[]; handlings: string[] }
  | { act: 'close'; outcomes: string[] }
  | { act: 'refuse'; reason: string }
  | { act: 'reopen'; note: string }
);

/** Passes on, in the transaction that makes it, that there is news for the reporter of a case. */
export type News = (
  tx: Db,
  of: { caseId: string; filingKey: Uint8Array; now: Date },
) => Promise<void>;

/** Who acts on which case, with the key under which the case's texts are sealed. */
export interface Actor {
  caseId: string;
  accountId: string;
  anonymity: string;
  filingKey: Uint8Array;
  now: Date;
  /** Told of everything that is news for the reporter. */
  news?: News;
}

type CodeAct = Extract<Act, { act: 'code' }>;

/** Acts that only the one who has the case can do; a colleague takes it over first. */
const OWNERS_ACTS: readonly ActName[] = ['reply', 'ask', 'code', 'close'];

/** Acts after which the reporter has something to read. */
const NEWS: readonly ActName[] = ['reply', 'ask', 'close', 'refuse', 'reopen'];

/**
 * Does one act on a case: checks the move, has its effect, journals it, all in one transaction.
 * @throws Refusal not-found, changed-meanwhile, move-not-allowed, reason-required,
 *   anonymous-no-contact, request-invalid
 */
export async function act(db: Db, actor: Actor, wanted: Act): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, actor.caseId);
    if (!current) throw new Refusal('not-found');
    if (current.version !== wanted.version) throw new Refusal('changed-meanwhile');
    const name = nameOf(wanted);
    const to = nextState(current.state, name);
    if (!to || !mayDo(current, actor.accountId, name)) throw new Refusal('move-not-allowed');
    const change = await effect(tx, current, { actor, wanted });
    await insertJournal(tx, {
      caseId: current.id,
      at: actor.now,
      actorId: actor.accountId,
      act: name,
      fromState: current.state,
      toState: to,
      sealedNote: await noteOf(actor, current, wanted),
    });
    await updateCase(tx, current, { ...change, state: to });
    if (NEWS.includes(name)) await actor.news?.(tx, actor);
    const { caseId, accountId: id, now: at } = actor;
    await audit(tx, {
      at,
      actor: { kind: 'account', id },
      act: 'case-acted',
      caseId,
      subject: name,
    });
  });
}

/** What this worker can do to the case as it is now. */
export function movesFor(current: CaseRow, accountId: string): Act['act'][] {
  const all = ['take', 'reply', 'note', 'code', 'close', 'refuse', 'reopen'] as const;
  return all.filter(
    (name) => nextState(current.state, name) !== undefined && mayDo(current, accountId, name),
  );
}

/** Where a note in the journal is sealed: whose it is and its moment, which keeps two apart. */
export function notePlace(
  caseId: string,
  { at, actorId }: { at: Date; actorId: string | null },
): string {
  return `case/${caseId}/note/${at.toJSON()}/${actorId ?? ''}`;
}

function nameOf(wanted: Act): ActName {
  return wanted.act === 'reply' && wanted.waiting ? 'ask' : wanted.act;
}

function mayDo(current: CaseRow, accountId: string, name: ActName): boolean {
  const mine = current.ownerId === accountId;
  if (name === 'take') return !mine;
  return mine || !OWNERS_ACTS.includes(name);
}

async function effect(
  tx: Db,
  current: CaseRow,
  { actor, wanted }: { actor: Actor; wanted: Act },
): Promise<Partial<CaseRow>> {
  switch (wanted.act) {
    case 'take':
    case 'reopen':
      return { ownerId: actor.accountId };
    case 'reply': {
      const message = { ...actor, id: wanted.messageId, text: wanted.text.trim() };
      await keepMessage(tx, message, { sender: 'worker', accountId: actor.accountId });
      return {};
    }
    case 'code':
      return coding(wanted, actor.anonymity);
    case 'close':
    case 'refuse':
      return endCase(tx, current, { ending: wanted, now: actor.now });
    case 'note':
      return {};
  }
}

function coding(wanted: CodeAct, anonymity: string): Partial<CaseRow> {
  const { grounds, domain, natures, handlings } = wanted;
  checkCodes('ground', grounds);
  checkCodes('domain', [domain]);
  checkCodes('nature', natures);
  checkCodes('handling', handlings);
  const blocked = codeList('anonymity').codes.find((code) => code.code === anonymity)?.blocks ?? [];
  // Besluit gemeentelijke antidiscriminatievoorzieningen art. 5(4): not for anonymous filings
  if (handlings.some((code) => blocked.includes(code))) throw new Refusal('anonymous-no-contact');
  return { grounds, domain, natures, handlings };
}

function checkCodes(list: ListName, codes: string[]): void {
  if (new Set(codes).size !== codes.length) throw new Refusal('request-invalid');
  if (!codes.every((code) => isCode(list, code))) throw new Refusal('request-invalid');
}

async function noteOf(actor: Actor, current: CaseRow, wanted: Act): Promise<string | null> {
  if (wanted.act !== 'note' && wanted.act !== 'reopen') return null;
  const text = wanted.act === 'note' ? wanted.text.trim() : wanted.note.trim();
  if (text.length === 0) throw new Refusal('reason-required');
  const place = notePlace(current.id, { at: actor.now, actorId: actor.accountId });
  return sealText(actor.filingKey, place, text);
}
