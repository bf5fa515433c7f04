import { type Context, Hono } from 'hono';
import { MAX_FILES } from '../../cases/attachments/attachments.ts';
import { one } from '../report/answers.ts';
import { withAnswers, wrongPlace } from '../report/keep-answers.ts';
import {
  type IntakeDeps,
  readForm,
  recognise,
  type Stationery,
  type Visitor,
} from '../visit/visitor.ts';
import { draftPage, type FileNews } from './draft-page.ts';
import { fileErrors, statusOf } from './faults.ts';
import { type NotKept, takeForm } from './form.ts';
import { dropDraft, type KeepDeps, keepForDraft, listDraft } from './keep.ts';
import { checkNodeRoom } from './quota.ts';
import { startSending } from './sender.ts';

/** Where files are put beside a report that is not sent yet. */
export const DRAFT_FILES = '/report/files';

/** `/report/files`: the question whether there are files. It must come before other questions. */
export function draftRoutes(deps: IntakeDeps & KeepDeps, stationery: Stationery): Hono {
  const visitor = (c: Context) => recognise(c, deps, stationery);
  return new Hono()
    .get(DRAFT_FILES, async (c) => {
      const { view, visit } = await visitor(c);
      const elsewhere = wrongPlace(view, visit, { question: 'files' });
      if (elsewhere || !visit) return c.redirect(elsewhere ?? view.href('/report'), 303);
      return c.html(draftPage(view, visit, { texts: view.texts, errors: [], news: newsIn(c) }));
    })
    .post(DRAFT_FILES, async (c) => takeDraftForm(c, deps, stationery))
    .post(`${DRAFT_FILES}/remove`, async (c) => {
      const person = await visitor(c);
      const id = one(await readForm(c, ['id']), 'id');
      const removed = await dropDraft(deps, person, id);
      return c.redirect(person.view.href(`${DRAFT_FILES}${removed ? '?removed=1' : ''}`), 303);
    });
}

async function takeDraftForm(
  c: Context,
  deps: IntakeDeps & KeepDeps,
  stationery: Stationery,
): Promise<Response> {
  const person = await recognise(c, deps, stationery);
  const { view, visit } = person;
  const elsewhere = wrongPlace(view, visit, { question: 'files' });
  if (elsewhere || !visit) return c.redirect(elsewhere ?? view.href('/report'), 303);
  const { key } = await startSending(deps, person);
  const taken = await takeForm(c, deps.turns, {
    turn: () => deps.limits.sends.turn(deps.addressOf(c)),
    keep: async (file) => {
      await checkNodeRoom(deps.db, file.bytes.length);
      await listDraft(deps, person, await keepForDraft(deps, key, file));
    },
  });
  const go = taken.fields.get('go');
  if (taken.notKept.length > 0) return showFaults(c, { deps, stationery }, taken.notKept);
  if (go === 'add' && taken.kept === 0) return showFaults(c, { deps, stationery }, []);
  if (go === 'add') return c.redirect(view.href(`${DRAFT_FILES}?added=${taken.kept}`), 303);
  return goOn(c, person, go === 'back');
}

async function goOn(c: Context, { view, change }: Visitor, back: boolean): Promise<Response> {
  const visit = await change((current) =>
    withAnswers(current, { question: 'files', typed: {}, back }),
  );
  return c.redirect(view.href(visit.at ?? '/report'), 303);
}

/** The page again, with the files that were kept, and what was wrong with the others. */
async function showFaults(
  c: Context,
  { deps, stationery }: { deps: IntakeDeps; stationery: Stationery },
  notKept: readonly NotKept[],
): Promise<Response> {
  const { view, visit } = await recognise(c, deps, stationery);
  if (!visit) return c.redirect(view.href('/report?expired=1'), 303);
  const errors = fileErrors(view.texts, notKept);
  return c.html(draftPage(view, visit, { texts: view.texts, errors }), statusOf(notKept));
}

function newsIn(c: Context): FileNews {
  const added = Number(c.req.query('added') ?? 0);
  const isCount = Number.isInteger(added) && added > 0 && added <= MAX_FILES;
  return { added: isCount ? added : 0, removed: c.req.query('removed') === '1' };
}
