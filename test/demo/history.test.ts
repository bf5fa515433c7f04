import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, historyState, playHistory } from './history.ts';
import { planHistory } from './plan.ts';
import { TOWNS } from './region.ts';

const events = planHistory(TOWNS, {
  from: new Date('2025-01-01T00:00:00Z'),
  until: new Date('2025-05-01T00:00:00Z'),
});
let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-history-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Notes what it is told to do; breaks at the call with this number. */
function noting(breakAt = Number.POSITIVE_INFINITY): { actor: Actor; calls: string[] } {
  const calls: string[] = [];
  const note = (call: string): void => {
    calls.push(call);
    if (calls.length === breakAt) throw new Error('power cut');
  };
  let now = new Date(0);
  const actor: Actor = {
    setClock: (at) => {
      expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
      now = at;
    },
    file: async (town) => {
      note(`file ${town}`);
      return { code: `code ${calls.length}`, caseId: `case ${calls.length}` };
    },
    act: async (_town, login, { caseId, act }) => note(`${act.act} ${caseId} ${login}`),
    answer: async (_town, code) => note(`answer ${code}`),
    decide: async (_town, login, { caseId }) => note(`decide ${caseId} ${login}`),
    feedback: async (_town, code) => note(`feedback ${code}`),
    show: async (step, known) => note(`show ${step.town} ${known(step.case).caseId}`),
    between: async ({ town }) => note(`between ${town}`),
    release: async (town, period) => note(`release ${town} ${period}`),
    hold: async (town, login, { period }) => note(`hold ${town} ${period} ${login}`),
    deliver: async () => note('deliver'),
  };
  return { actor, calls };
}

function screen(isTTY: boolean): { isTTY: boolean; text: string; write(text: string): void } {
  return {
    isTTY,
    text: '',
    write(text) {
      this.text += text;
    },
  };
}

describe('playing the history', () => {
  it('passes every event on, delivers after each release and is complete at the end', async () => {
    const file = join(dir, 'whole', 'history.json');
    const { actor, calls } = noting();
    expect(await historyState(file)).toBe('none');
    const paper = screen(false);
    await playHistory(events, actor, { file, screen: paper });
    const releases = calls.filter((call) => call.startsWith('release'));
    expect(releases).toHaveLength(3);
    expect(calls.filter((call) => call === 'deliver')).toHaveLength(releases.length + 1);
    expect(calls).toHaveLength(events.length + releases.length + 1);
    expect(paper.text.trim().split('\n')).toHaveLength(11);
    expect(await historyState(file)).toBe('complete');
  });

  it('shows one changing line on a terminal', async () => {
    const terminal = screen(true);
    await playHistory(events, noting().actor, { file: join(dir, 'tty.json'), screen: terminal });
    expect(terminal.text.match(/\n/g)).toHaveLength(1);
    expect(terminal.text).toContain('\rTwo years in Drieland: 50 %');
  });

  it.each([1, 7, events.length])('is cut off when it breaks at call %i', async (breakAt) => {
    const file = join(dir, `broken-${breakAt}.json`);
    const broken = playHistory(events, noting(breakAt).actor, { file, screen: screen(false) });
    await expect(broken).rejects.toThrow('power cut');
    expect(await historyState(file)).toBe('cut-off');
  });

  it.each(['{"done": 1', '{}', 'null', ''])('takes %s for a history cut off', async (text) => {
    const file = join(dir, 'half.json');
    await writeFile(file, text);
    expect(await historyState(file)).toBe('cut-off');
  });
});
