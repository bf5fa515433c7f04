import { codeList, isCode, periodEnd, periodOf } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { isEnded, nextState, type State } from '../../packages/node/src/cases/workflow.ts';
import { type DemoEvent, demoSpan, planHistory } from './plan.ts';
import { TOWNS, type TownId } from './region.ts';

type Of<Kind extends DemoEvent['kind']> = Extract<DemoEvent, { kind: Kind }>;
const span = demoSpan(new Date('2026-11-21T12:00:00Z'));
const events = planHistory(TOWNS, span);
const filed = of('file');

function of<Kind extends DemoEvent['kind']>(kind: Kind): Of<Kind>[] {
  return events.filter((event): event is Of<Kind> => event.kind === kind);
}

/** Plays the plan by the workflow of the node; a move that is not allowed is named. */
function statesAtTheEnd(): { states: Map<string, State>; refused: string[] } {
  const states = new Map<string, State>();
  const refused: string[] = [];
  for (const event of events) {
    if (event.kind === 'release' || event.kind === 'hold') continue;
    if (event.kind === 'file') {
      states.set(event.case, 'RECEIVED');
      continue;
    }
    const state = states.get(event.case);
    if (event.kind === 'feedback') {
      if (!state || !isEnded(state)) refused.push(`${event.case} feedback in ${state}`);
      continue;
    }
    const next = state && nextState(state, nameOf(event));
    if (next) states.set(event.case, next);
    else refused.push(`${event.case} ${nameOf(event)} in ${state}`);
  }
  return { states, refused };
}

function nameOf(event: Of<'act' | 'answer' | 'decide'>) {
  // who may code a case decides in it
  if (event.kind === 'decide') return 'code';
  if (event.kind === 'answer') return 'answer';
  return event.act.act === 'reply' && event.act.waiting ? 'ask' : event.act.act;
}

function perYear(town: TownId): number {
  const years = (span.until.getTime() - span.from.getTime()) / 86_400_000 / 365.25;
  return filed.filter((event) => event.town === town).length / years;
}

describe('the plan', () => {
  it('is the same every time', () => {
    expect(planHistory(TOWNS, span)).toEqual(events);
  });

  it('only grows at its end when it runs longer', () => {
    const shorter = planHistory(TOWNS, { ...span, until: new Date('2025-08-17T09:30:00Z') });
    expect(events.slice(0, shorter.length)).toEqual(shorter);
    expect(shorter.length).toBeGreaterThan(1000);
  });

  it('is in order and inside its span', () => {
    const times = events.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(span.from.getTime());
    expect(Math.max(...times)).toBeLessThan(span.until.getTime());
  });

  it('gives towns what towns of their size get', () => {
    expect(perYear('wilgendrecht')).toBeGreaterThan(6);
    expect(perYear('wilgendrecht')).toBeLessThan(10);
    expect(perYear('hazelvoorde')).toBeGreaterThan(52);
    expect(perYear('hazelvoorde')).toBeLessThan(68);
    expect(perYear('oostermonde')).toBeGreaterThan(265);
    expect(perYear('oostermonde')).toBeLessThan(315);
  });

  it('does only what the workflow allows', () => {
    expect(statesAtTheEnd().refused).toEqual([]);
  });

  it('ends most cases, and leaves some open, waiting and unread', () => {
    const states = [...statesAtTheEnd().states.values()];
    const share = states.filter(isEnded).length / states.length;
    expect(share).toBeGreaterThan(0.82);
    expect(share).toBeLessThan(0.95);
    const open: State[] = ['RECEIVED', 'IN_PROGRESS', 'WAITING_CITIZEN', 'NOT_HANDLED'];
    for (const state of open) expect(states).toContain(state);
  });

  it('lets workers of the town act in their hours', () => {
    for (const { at, town, login } of of('act')) {
      const people = TOWNS.find(({ id }) => id === town)?.people ?? [];
      expect(people.map((one) => one.login)).toContain(login);
      expect(at.getUTCDay() % 6).not.toBe(0);
      expect(at.getUTCHours()).toBeGreaterThanOrEqual(8);
      expect(at.getUTCHours()).toBeLessThan(17);
    }
  });

  it('releases every quarter that is over, but the last one of the village', () => {
    const quarters = new Set(filed.map(({ at }) => periodOf(at)));
    const expected = [...quarters].filter((period) => period !== periodOf(span.until)).length;
    const released = (town: TownId) =>
      of('release').flatMap((event) => (event.town === town ? event.period : []));
    expect(expected).toBe(8);
    expect(released('oostermonde')).toHaveLength(expected);
    expect(released('hazelvoorde')).toHaveLength(expected);
    expect(released('wilgendrecht')).toEqual(released('oostermonde').slice(0, -1));
  });

  it('holds that one back before it is over, so that it does not leave by itself', () => {
    const last = of('release').at(-1)?.period;
    const held = { town: 'wilgendrecht', period: last, login: 'geeske', reason: 'unfinished' };
    expect(of('hold')).toMatchObject([held]);
    // whenever somebody starts it: the day after the quarter at the soonest
    const soonest = demoSpan(new Date('2026-10-01T00:00:01Z'));
    expect(soonest.from).toEqual(span.from);
    const soon = planHistory(TOWNS, soonest).filter(({ kind }) => kind === 'hold');
    expect(soon).toEqual(of('hold'));
  });

  it('releases one quarter of one town late, and none too late to follow', () => {
    const days = ({ at, period }: Of<'release'>) =>
      Math.floor((at.getTime() - periodEnd(period).getTime()) / 86_400_000);
    const late = of('release').filter((event) => days(event) > 31);
    expect(late.map(({ town, period }) => `${town} ${period}`)).toEqual(['hazelvoorde 2026-Q2']);
    for (const town of ['hazelvoorde', 'oostermonde'] as const) {
      const order = of('release').flatMap((event) => (event.town === town ? event.period : []));
      expect(order).toEqual(order.toSorted());
    }
  });
});

describe('what is filed', () => {
  it('is told in different words every time in a town', () => {
    for (const { id } of TOWNS) {
      const here = filed.filter(({ town }) => town === id);
      const stories = here.map(({ filing }) => filing.answers.story);
      expect(new Set(stories).size).toBe(stories.length);
    }
  });

  it('has codes of the lists, and forms as the pages leave them', () => {
    for (const { filing } of filed) {
      const { answers } = filing;
      expect(isCode('subject', answers.about)).toBe(true);
      expect(isCode('request_type', answers.want)).toBe(true);
      expect(isCode('domain', answers.setting)).toBe(true);
      expect(isCode('anonymity', answers.anonymity)).toBe(true);
      expect(isCode('channel', filing.channel)).toBe(true);
      expect(answers.ground.every((code) => isCode('ground', code))).toBe(true);
      expect(answers.contact === null).toBe(answers.anonymity === 'ANON_FULL');
      if (answers.want === 'REPORT') expect(answers.anonymity).toBe('ANON_FULL');
      if (answers.about === 'CARE') expect(answers.ground).toEqual([]);
    }
  });

  it('is coded with codes of the lists that its anonymity allows', () => {
    const anonymity = new Map(filed.map((one) => [one.case, one.filing.answers.anonymity]));
    const choices = codeList('anonymity').codes;
    for (const event of of('act')) {
      if (event.act.act === 'close') {
        expect(event.act.outcomes.every((code) => isCode('outcome', code))).toBe(true);
      }
      if (event.act.act === 'refuse') {
        expect(isCode('not_handled_reason', event.act.reason)).toBe(true);
      }
      if (event.act.act !== 'code') continue;
      const { grounds, domain, natures, handlings } = event.act;
      const blocks = choices.find(({ code }) => code === anonymity.get(event.case))?.blocks ?? [];
      expect(handlings.filter((code) => blocks.includes(code))).toEqual([]);
      expect(handlings.every((code) => isCode('handling', code))).toBe(true);
      expect(natures.every((code) => isCode('nature', code))).toBe(true);
      expect(grounds.every((code) => isCode('ground', code))).toBe(true);
      expect(isCode('domain', domain)).toBe(true);
    }
  });
});
