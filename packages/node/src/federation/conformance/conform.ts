import type { Signer } from '@nabij/protocol';
import type { Case, Row, Target } from './case.ts';
import { envelopeCases } from './envelope-cases.ts';
import { exchangeCases } from './exchange-cases.ts';
import { publishedCases } from './published-cases.ts';
import { openTarget } from './target.ts';
import { transportCases } from './transport-cases.ts';

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
  for (const one of casesFor(target)) {
    const row = await tried(one, target);
    rows.push(row);
    tell(row);
  }
  return rows;
}

function casesFor(target: Target): Case[] {
  return [
    ...publishedCases(target),
    ...envelopeCases(target),
    ...exchangeCases(target),
    ...transportCases(),
  ];
}

async function tried(one: Case, target: Target): Promise<Row> {
  const { name, expected } = one;
  if (one.needsSender && !target.isKnown) {
    return { name, expected, answer: undefined, holds: false };
  }
  const answer = await one.run(target);
  return { name, expected, answer, holds: answer === expected };
}
