import type { Signer } from '@nabij/protocol';
import type { Case, Row, Target } from './case.ts';
import { envelopeCases } from './envelope-cases.ts';
import { exchangeCases } from './exchange-cases.ts';
import { publishedCases } from './published-cases.ts';
import { openTarget } from './target.ts';
import { slowBody, transportCases } from './transport-cases.ts';

/**
 * Tries everything that can be tried of the protocol from outside on the node with this name.
 *
 * @param sender who is known to the node; without, what needs one is not tried
 * @param tell is told of each case as soon as it is over
 * @throws {NoTarget} when the node does not say who it is
 */
export async function conform(
  entityId: string,
  { sender, tell = () => {} }: { sender?: Signer | undefined; tell?: (row: Row) => void } = {},
): Promise<Row[]> {
  const target = await openTarget(entityId, sender);
  const rows: Row[] = [];
  // it takes its time, and that others are answered meanwhile is part of it
  const slow = tried(slowBody, target);
  const add = (row: Row | undefined) => {
    if (!row) return;
    rows.push(row);
    tell(row);
  };
  for (const one of quickCases(target)) add(await tried(one, target));
  add(await slow);
  return rows;
}

function quickCases(target: Target): Case[] {
  return [
    ...publishedCases(target),
    ...envelopeCases(target),
    ...exchangeCases(target),
    ...transportCases(),
  ];
}

/** Undefined where it is not about this node. */
async function tried(one: Case, target: Target): Promise<Row | undefined> {
  const { name, expected, needs } = one;
  const { senderIs } = target;
  const isThere = needs === 'anybody' || senderIs === needs || senderIs === 'point';
  if (!isThere) return { name, expected, needs, answer: undefined, holds: false };
  const answer = await one.run(target);
  if (answer === undefined) return undefined;
  return { name, expected, needs, answer, holds: answer === expected };
}
