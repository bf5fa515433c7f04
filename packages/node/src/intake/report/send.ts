import type { Context } from 'hono';
import { Refusal } from '../../system/problem.ts';
import type { IntakeKey } from '../../vault/filing-key.ts';
import type { recentIntakeKey } from '../../vault/intake-key.ts';
import { type Filed, type Filing, fileReport } from '../file.ts';
import { FilesLost } from '../files/attach.ts';
import type { Visit } from '../visit/visit.ts';
import { type IntakeDeps, readForm, type Visitor } from '../visit/visitor.ts';
import { type Answers, one, readAnswers } from './answers.ts';
import { checkPage, TRAP } from './check-page.ts';
import { elsewherePart } from './elsewhere-part.ts';
import { unfinished, wrongPlace } from './keep-answers.ts';

type CurrentKey = ReturnType<typeof recentIntakeKey>;

/** Files what was answered: once, however often and from wherever it is sent. */
export async function send(
  c: Context,
  it: { deps: IntakeDeps; person: Visitor; intakeKey: CurrentKey },
): Promise<Response> {
  const { deps, person, intakeKey } = it;
  const { visit, held, view } = person;
  const typed = visit?.typed ?? {};
  const answers = readAnswers(typed, visit?.earlier ?? null);
  const elsewhere = wrongPlace(view, visit, { note: '?again=1' }) ?? unfinished(view, typed);
  if (elsewhere) return c.redirect(elsewhere, 303);
  if (!answers || !visit || !held) throw new Refusal('unavailable');
  if (!(await hasTurn(c, deps))) {
    const note = await elsewherePart(view, typed, deps);
    return c.html(checkPage(view, visit, { busy: true, ...(note ? { note } : {}) }), 429);
  }
  const filed = await fileUnderCurrent(deps, intakeKey, {
    ...filingOf(visit, answers, deps),
    channel: view.kiosk ? 'KIOSK' : 'WEB',
    language: view.texts.language,
    visit: held,
    now: deps.clock.now(),
  }).catch(orLost);
  if (filed instanceof FilesLost) return withoutLost(c, it, filed);
  if (filed) deps.log.info('filed', { caseId: filed.caseId });
  if (filed && visit.draft) {
    const receipt = { code: filed.code, want: answers.want };
    await person.change((current) => withOwnReceipt(current, receipt));
  }
  // not filed: sent already, or changed in another tab; the last page shows which of the two
  return c.redirect(view.href(filed ? '/report/receipt' : '/report/check?again=1'), 303);
}

/** Who sent what was saved sees its code; to other devices it is only known to be sent. */
function withOwnReceipt(visit: Visit, receipt: Visit['receipt'] & object): Visit {
  const { draft: _, codeUntil: __, ...own } = visit;
  return { ...own, receipt };
}

function orLost(error: unknown): FilesLost {
  if (error instanceof FilesLost) return error;
  throw error;
}

/** Says which files are gone, and asks to send again: nobody may think that they went along. */
async function withoutLost(
  c: Context,
  { deps, person }: { deps: IntakeDeps; person: Visitor },
  { files: gone }: FilesLost,
): Promise<Response> {
  const { view } = person;
  const isLeft = ({ id }: { id: string }) => gone.every((file) => file.id !== id);
  const visit = await person.change((current) =>
    current.files ? { ...current, files: current.files.filter(isLeft) } : current,
  );
  if (visit.receipt) return c.redirect(view.href('/report/receipt?again=1'), 303);
  const note = await elsewherePart(view, visit.typed, deps);
  return c.html(checkPage(view, visit, { gone, ...(note ? { note } : {}) }), 409);
}

function filingOf(visit: Visit, answers: Answers, { point }: IntakeDeps) {
  return {
    answers: { ...answers, notice: answers.notice && point.mails },
    filedBy: null,
    ...(visit.draft === undefined ? {} : { code: visit.draft }),
    ...(visit.person === undefined ? {} : { person: visit.person }),
    ...(visit.files?.length && visit.filesKey
      ? { files: { list: visit.files, key: visit.filesKey } }
      : {}),
  };
}

/** Waits for the turn of this address. @returns false if that would take too long */
async function hasTurn(c: Context, { limits, addressOf }: IntakeDeps): Promise<boolean> {
  const form = await readForm(c, [TRAP]);
  try {
    await limits.sends.turn(addressOf(c), { trapped: one(form, TRAP) !== '' });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal && error.problem === 'too-many')) throw error;
    c.header('Retry-After', '60');
    return false;
  }
}

/** Files; again at once if the intake key was replaced meanwhile, of which nobody needs to know. */
async function fileUnderCurrent(
  deps: IntakeDeps,
  intakeKey: CurrentKey,
  filing: Filing,
): Promise<Filed | undefined> {
  const { db, point, municipality } = deps;
  const to = { db, town: { name: point.town, municipality, country: point.country } };
  let key: IntakeKey | undefined = await intakeKey();
  for (let used: string | undefined; key && key.kid !== used; key = await intakeKey('anew')) {
    const filed = await fileReport(to, key, filing);
    if (filed) return filed;
    used = key.kid;
  }
  if (!key) throw new Refusal('unavailable');
  return undefined;
}
