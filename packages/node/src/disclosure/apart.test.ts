import { describe, expect, it } from 'vitest';
import { ApartError, apart } from './apart.ts';
import { audit } from './audit.ts';
import { protect } from './protect.ts';
import { loadSolver } from './solver.ts';
import { crossTable } from './testing/tiny-model.ts';

const model = crossTable(
  [
    [3, 20, 30],
    [20, 9, 30],
    [30, 30, 40],
  ],
  5,
);

describe('apart', () => {
  it('answers as the same job in this thread, which goes on meanwhile', async () => {
    let beats = 0;
    const timer = setInterval(() => (beats += 1), 1);
    const made = await apart({ what: 'protect', model, seconds: 30 });
    const { hidden } = made;
    const found = await apart({ what: 'audit', model, hidden, seconds: 30 });
    clearInterval(timer);
    const solver = await loadSolver();
    expect(made).toEqual(protect(solver, model, { seconds: 30 }));
    expect(found).toEqual(audit(solver, model, { hidden, seconds: 30 }));
    expect(beats).toBeGreaterThan(5);
  });

  it('ends a thread that does not answer in time', async () => {
    await expect(apart({ what: 'protect', model, seconds: 0 }, 0)).rejects.toThrow(ApartError);
  });

  it('tells nothing of the numbers when the thread falls over', async () => {
    const cells = model.cells.map((cell, at) => (at === 0 ? { ...cell, value: 4 } : cell));
    const job = { what: 'protect', model: { ...model, cells }, seconds: 1 } as const;
    await expect(apart(job)).rejects.toThrow(new ApartError('the thread fell over'));
  });
});
