import {
  deepEnvelope,
  envelopeAttacks,
  PROBLEMS,
  type ProblemCode,
  soundEnvelopes,
} from '@nabij/protocol';
import { type Case, said, type Target } from './case.ts';
import { postPatiently } from './post.ts';
import { sceneOf } from './target.ts';

/** What needs something that nobody outside has: a second member, and a key to open with. */
const NOT_FROM_OUTSIDE = new Set(['iss-of-another-peer', 'key-type-mismatch']);

/** A refusal in the words of {@link said}. */
export function refusal(code: ProblemCode): string {
  return `${PROBLEMS[code].status} ${code}`;
}

/** Every bad envelope of the vectors, and the good ones of unusual form. */
export function envelopeCases(target: Target): Case[] {
  const attacks = envelopeAttacks(sceneOf(target))
    .filter(({ name }) => !NOT_FROM_OUTSIDE.has(name))
    .map(({ name, expected, needsSender }): Case => {
      const run = async (at: Target) => {
        const answer = await postPatiently(at, named(envelopeAttacks(sceneOf(at)), name));
        // a point looks for whoever may be its sibling, and nobody is there
        const isLookedFor = at.role === 'point' && expected === 'issuer-unknown';
        const isAbsent = isLookedFor && said(answer) === refusal('unavailable');
        return isAbsent ? refusal(expected) : said(answer);
      };
      const needs = needsSender ? 'known' : 'anybody';
      return { name, expected: refusal(expected), needs, run };
    });
  return [...attacks, depth, ...soundEnvelopes(sceneOf(target)).map(({ name }) => sound(name))];
}

const depth: Case = {
  name: 'depth-10000',
  expected: refusal('envelope-not-canonical'),
  needs: 'anybody',
  run: async (target) => said(await postPatiently(target, deepEnvelope(sceneOf(target), 10_000))),
};

const VERIFIED = 'verified';

/** Only what is in its body is refused, or its class. */
function sound(name: string): Case {
  const run = async (target: Target) => {
    const answer = await postPatiently(target, named(soundEnvelopes(sceneOf(target)), name));
    const isVerified =
      answer.status === 200 || answer.status === 422 || said(answer) === refusal('type-unknown');
    return isVerified ? VERIFIED : said(answer);
  };
  return { name: `sound-${name}`, expected: VERIFIED, needs: 'known', run };
}

function named(cases: readonly { name: string; compact: string }[], wanted: string): string {
  const found = cases.find(({ name }) => name === wanted);
  if (!found) throw new Error(`There is no case ${wanted}`);
  return found.compact;
}
