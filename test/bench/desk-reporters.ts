import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { answerByReporter } from '../../packages/node/src/cases/conversation.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import { fileDirectly } from '../file-directly.ts';
import { type Desk, note } from './desk-ask.ts';
import type { WhoReported } from './desk-history.ts';
import { TOWN } from './desk-point.ts';
import { tellCases } from './vault-stories.ts';

const ANSWER = 'Ik heb ze gesproken. Ze bellen morgen terug. Wat moet ik dan zeggen?';
/** In an hour 600 answers and 180 new reports. */
const ANSWER_MS = 6_000;
const FILE_MS = 20_000;

/**
 * Reporters of the point meanwhile: they write in their cases and file new ones, in a process of
 * their own on the same database. What their pages cost is measured by the bench of the intake.
 */
export async function report(
  desk: Desk,
  db: Db,
  it: { who: readonly WhoReported[]; until: number },
): Promise<void> {
  const stories = tellCases(500);
  await Promise.all([
    every(ANSWER_MS, it.until, async () => {
      const who = it.who[Math.floor(Math.random() * it.who.length)];
      if (!who) return;
      const message = { ...who, id: randomUUID(), text: ANSWER, now: new Date() };
      await answerByReporter(db, message).catch(() => note(desk.wrong, 'reporter: no answer'));
      note(desk.counts, 'answers of reporters');
    }),
    every(FILE_MS, it.until, async () => {
      const answers = stories[Math.floor(Math.random() * stories.length)]?.answers;
      if (!answers) return;
      const filing = { answers, language: 'nl', channel: 'WEB' };
      const filed = fileDirectly({ db, town: TOWN }, filing, new Date());
      await filed.catch(() => note(desk.wrong, 'reporter: not filed'));
      note(desk.counts, 'new reports');
    }),
  ]);
}

async function every(ms: number, until: number, work: () => Promise<void>): Promise<void> {
  while (performance.now() < until) {
    await wait(ms * (0.5 + Math.random()));
    await work();
  }
}
