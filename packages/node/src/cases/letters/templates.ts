import { isCitizenLanguage, type OkpJwk } from '@nabij/protocol';
import { type AuditAct, audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { uuid } from '../../system/uuid.ts';
import { teamBox } from '../../vault/box.ts';
import type { Unlocked } from '../../vault/intake-key.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { MESSAGE_MAX } from '../conversation.ts';
import {
  type Audience,
  audienceOf,
  BUILT_IN,
  BUILT_IN_LANGUAGES,
  builtInWords,
  isBuiltIn,
  type TemplateWords,
} from './built-in.ts';
import { unknownPlaceholders } from './placeholders.ts';
import {
  deleteTemplate,
  lockTemplate,
  type TemplateId,
  type TemplateRow,
  templateRows,
  upsertTemplate,
} from './template-store.ts';

/** Longest name of a template, in Unicode code points. */
export const TEMPLATE_NAME_MAX = 100;

/** A text to begin with, in one language. */
export interface Template extends TemplateId, TemplateWords {
  readonly audience: Audience;
  readonly builtIn: boolean;
  /** When the lead wrote it; null for a built-in one as it came. */
  readonly setAt: Date | null;
}

/** Who reads or writes the team's templates. */
export interface Templating {
  readonly who: Unlocked;
  readonly nodeKeys: readonly OkpJwk[];
  readonly now: Date;
}

/** All templates: the built-in ones first, then those of this team. @throws Refusal not-let-in */
export async function listTemplates(db: Db, by: Templating): Promise<Template[]> {
  const own = await ownTemplates(db, by);
  const builtIn = BUILT_IN.flatMap((template) =>
    BUILT_IN_LANGUAGES.flatMap((language): Template[] => {
      const words = builtInWords(template, language);
      if (!words || own.some((one) => isSame(one, { template, language }))) return [];
      const audience = audienceOf(template);
      return [{ ...words, template, language, audience, builtIn: true, setAt: null }];
    }),
  );
  const all = [...builtIn, ...own];
  // a built-in one that was written anew stays in its place
  const places: readonly string[] = BUILT_IN;
  const place = ({ template }: Template) => places.indexOf(template) + 1 || places.length + 1;
  return all.sort((one, other) => place(one) - place(other));
}

/**
 * Writes a template of the team, or says a built-in one otherwise.
 * @param seenAt when the one on the screen was written; null for one that nobody wrote yet
 * @throws Refusal request-invalid, changed-meanwhile, not-let-in
 */
export async function setTemplate(
  db: Db,
  by: Templating,
  wanted: TemplateId & TemplateWords & { audience: Audience; seenAt: string | null },
): Promise<void> {
  const { template, language, seenAt } = wanted;
  const words = { name: wanted.name.trim(), text: wanted.text.trim() };
  checkWords(wanted, words);
  const { who, now } = by;
  const audience = isBuiltIn(template) ? audienceOf(template) : wanted.audience;
  const { key } = await teamBox(db, who, by);
  const row = { template, language, audience, setBy: who.accountId, setAt: now };
  const sealed = await sealText(key, placeOf(row), JSON.stringify(words));
  await db.transaction(async (tx) => {
    await checkSeen(tx, wanted, seenAt);
    await upsertTemplate(tx, { ...row, sealed });
    await told(tx, by, { act: 'template-changed', subject: subjectOf(row) });
  });
}

/**
 * Takes a template of the team away; a built-in one is as it came again. Done twice it is done.
 * @throws Refusal changed-meanwhile
 */
export async function removeTemplate(
  db: Db,
  by: Templating,
  wanted: TemplateId & { seenAt: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await lockTemplate(tx, wanted))) return;
    await checkSeen(tx, wanted, wanted.seenAt);
    await deleteTemplate(tx, wanted);
    await told(tx, by, { act: 'template-removed', subject: subjectOf(wanted) });
  });
}

async function ownTemplates(db: Db, by: Templating): Promise<Template[]> {
  const rows = await templateRows(db);
  if (rows.length === 0) return [];
  const { key } = await teamBox(db, by.who, by);
  return Promise.all(
    rows.map(async ({ sealed, setBy, ...row }) => {
      const place = placeOf({ ...row, setBy });
      const words = JSON.parse(await openText(key, place, sealed)) as TemplateWords;
      return { ...row, ...words, builtIn: isBuiltIn(row.template) };
    }),
  );
}

function checkWords({ template, language }: TemplateId, { name, text }: TemplateWords): void {
  const fits =
    (isBuiltIn(template) || uuid.safeParse(template).success) &&
    isCitizenLanguage(language) &&
    name !== '' &&
    lengthOf(name) <= TEMPLATE_NAME_MAX &&
    text !== '' &&
    lengthOf(text) <= MESSAGE_MAX &&
    unknownPlaceholders(text).length === 0;
  if (!fits) throw new Refusal('request-invalid');
}

async function checkSeen(tx: Db, id: TemplateId, seenAt: string | null): Promise<void> {
  const there = await lockTemplate(tx, id);
  if ((there?.setAt.toISOString() ?? null) !== seenAt) throw new Refusal('changed-meanwhile');
}

async function told(
  tx: Db,
  { who, now: at }: Templating,
  { act, subject }: { act: AuditAct; subject: string },
): Promise<void> {
  await audit(tx, { at, actor: { kind: 'account', id: who.accountId }, act, subject });
}

function isSame(one: TemplateId, other: TemplateId): boolean {
  return one.template === other.template && one.language === other.language;
}

function subjectOf({ template, language }: TemplateId): string {
  return `${template} ${language}`;
}

/** Who wrote it, when and for whom is part of the place: a text cannot be put under another. */
function placeOf(row: Omit<TemplateRow, 'sealed'>): string {
  const { template, language, audience, setBy, setAt } = row;
  return ['team', 'template', template, language, audience, setBy, setAt.toJSON()].join('/');
}
