import { codeList, isCode, type ListName } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { seededChance } from '../chance.ts';
import { TOWNS } from '../region.ts';
import { teller } from '../tell.ts';
import { STORIES } from './every.ts';
import { REPLIES } from './replies.ts';
import type { Story } from './story.ts';

const stories = Object.values(STORIES).flat();
// Six digits or more, as people write phone numbers; years and amounts are shorter.
const PHONE = /\d(?:[\s./-]?\d){5,}/;

function textsOf(story: Story): string[] {
  const talk = story.talk ?? [];
  const lines = talk.map((line) => ('worker' in line ? line.worker : line.reporter));
  return [story.text, story.where, story.when ?? '', story.note ?? '', ...lines];
}

/** A story as it is told in some town. */
function told(story: Story, seed: number): string[] {
  const chance = seededChance(`${story.id} ${seed}`);
  const { id } = chance.pick(TOWNS);
  const day = new Date('2026-03-12T10:00:00Z');
  const tell = teller({ town: id, language: story.language ?? 'nl', day }, chance);
  return textsOf(story).map(tell);
}

describe('the stories', () => {
  it('are many, each with an id of its own', () => {
    expect(stories.length).toBeGreaterThanOrEqual(90);
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  });

  it('are mostly Dutch, and in five other languages too', () => {
    const languages = stories.map(({ language }) => language ?? 'nl');
    expect(new Set(languages)).toEqual(new Set(Object.keys(REPLIES)));
    expect(languages.filter((one) => one === 'nl').length / stories.length).toBeGreaterThan(0.8);
  });

  it.each(stories)('$id has codes that exist', (story) => {
    const codes: [ListName, readonly string[]][] = [
      ['subject', [story.subject]],
      ['request_type', [story.request]],
      ['ground', story.grounds],
      ['domain', [story.domain]],
      ['nature', story.natures],
      ['handling', story.handlings],
      ['outcome', story.outcomes.flat()],
      ['not_handled_reason', story.refusal ? [story.refusal] : []],
      ['anonymity', story.anonymity ? [story.anonymity] : []],
    ];
    const unknown = codes.flatMap(([list, all]) => all.filter((code) => !isCode(list, code)));
    expect(unknown).toEqual([]);
    expect(story.handlings.length * story.outcomes.length).toBeGreaterThan(0);
    expect(story.grounds.length > 0).toBe(story.subject !== 'CARE');
    expect((story.care ?? []).length > 0).toBe(story.subject !== 'DISCRIMINATION');
    const care = story.care?.map(
      (code) => isCode('care_category', code) || isCode('care_domain', code),
    );
    expect(care ?? []).not.toContain(false);
    expect(codeList('subject').multi).toBe(false);
  });

  it.each(stories)('$id asks a reporter only who can be asked', (story) => {
    if (story.request === 'REPORT') expect(story.talk).toBeUndefined();
  });

  it.each(stories)('$id is told whole, in readable sentences, without a phone number', (story) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const texts = told(story, seed);
      expect(texts.join(' ')).not.toMatch(/[[\]{}|]|undefined/);
      expect(texts.join(' ')).not.toMatch(PHONE);
      const sentences = (texts[0] ?? '').split(/[.!?:]+["”»)]?\s+/).filter(Boolean);
      const words = sentences.join(' ').split(/\s+/).length / sentences.length;
      expect(words).toBeGreaterThan(3);
      expect(words).toBeLessThan(25);
    }
  });
});
