import {
  CODE_VERSION,
  digestOf,
  epochSeconds,
  type HandoverCase,
  isCode,
  type JsonObject,
} from '@nabij/protocol';
import { listAttachments, readAttachment } from '../cases/attachments/attachments.ts';
import { readConversation } from '../cases/conversation.ts';
import { listCorrections, said } from '../cases/corrections/corrections.ts';
import { listParties } from '../cases/people/parties.ts';
import type { OpenCase } from '../cases/read.ts';
import type { Db } from '../system/database.ts';
import { linkOnward } from '../vault/code-link.ts';
import { planText } from './plan-text.ts';

/** A file as it goes along: its stream, and which attachment it is here. */
export interface GoingFile {
  readonly id: string;
  readonly stream: number;
  readonly name: string;
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/** What would be sealed: the document, and the files in their streams. */
export interface Content {
  readonly document: HandoverCase;
  readonly files: readonly GoingFile[];
}

/** What of a case is not in the case itself. */
export interface Around {
  readonly handover: string;
  readonly parts: readonly string[];
  readonly earlier: HandoverCase['earlier'];
  /** In what the case was counted where that has left. */
  readonly counted: NonNullable<HandoverCase['counted']>;
}

/**
 * Puts together what goes to the other point: the parts of the case to which the reporter agreed,
 * and nothing more. What is empty is left out.
 * @throws SealBroken
 */
export async function contentOf(db: Db, open: OpenCase, around: Around): Promise<Content> {
  const { handover, parts, earlier, counted } = around;
  const has = (part: string) => parts.includes(part);
  const { filing } = open;
  const files = has('FILES') ? await filesOf(db, open) : [];
  const document: HandoverCase = {
    version: 1,
    handover,
    codes: CODE_VERSION,
    received: epochSeconds(open.case.receivedAt),
    role: filing.reporterRole,
    anonymity: filing.anonymity,
    language: filing.language,
    earlier,
    code: await codeOf(open),
    ...(counted.length === 0 ? {} : { counted }),
    ...(has('STORY') || has('CONTACT') ? await toldOf(db, open, has) : {}),
    ...(has('CODING') ? { coding: codingOf(open) } : {}),
    ...(has('PEOPLE') ? await peopleOf(db, open) : {}),
    ...(has('CONVERSATION') ? await wordsOf(db, open) : {}),
    ...(files.length === 0 ? {} : { files: files.map(fileOf) }),
    ...(has('PLAN') ? await planOf(db, open) : {}),
  };
  return { document, files };
}

/** The most characters that a document has room for. */
const MOST_BOX = 16_384;

/** By what the reporter’s code finds the case there, and how it opens it. */
async function codeOf({ filing, open }: OpenCase): Promise<NonNullable<HandoverCase['code']>> {
  const { links, key } = await linkOnward(open.filingKey, filing);
  const json = JSON.stringify({ links, key: Buffer.from(key).toString('base64url') });
  const box = Buffer.from(json).toString('base64url');
  return {
    lookup: Buffer.from(filing.lookup).toString('base64url'),
    // what another point made of it may be too long to go on: then the case goes without
    ...(box.length > MOST_BOX ? {} : { box }),
  };
}

type Has = (part: string) => boolean;

async function toldOf(db: Db, { case: it, filing, open }: OpenCase, has: Has) {
  const { filingKey } = open;
  const now = said(open.answers, await listCorrections(db, { caseId: it.id, filingKey }));
  const { story, when, place, ongoing, contact } = now;
  const municipality = /^[A-Za-z0-9._:-]{1,32}$/.test(filing.municipality)
    ? { municipality: filing.municipality }
    : {};
  const happened = { ...filled({ when, place }), ...municipality, ongoing };
  const reached = filled({ name: contact?.name, email: contact?.email, phone: contact?.phone });
  return {
    ...(has('STORY') ? { ...filled({ story }), happened } : {}),
    ...(has('CONTACT') && Object.keys(reached).length > 0 ? { contact: reached } : {}),
  };
}

function codingOf({ case: it, filing }: OpenCase): NonNullable<HandoverCase['coding']> {
  const { subject, grounds, domain, natures, careCategories } = it;
  const { request, channel, residence } = filing;
  return {
    subject,
    ...(isCode('request_type', request) ? { request } : {}),
    channel,
    residence,
    ...(isCode('domain', domain) ? { domain } : {}),
    grounds,
    natures,
    care_categories: careCategories,
  };
}

async function peopleOf(db: Db, { case: it, open }: OpenCase) {
  const all = await listParties(db, { caseId: it.id, filingKey: open.filingKey });
  const people = all.map(({ role, name, reach, note }) => {
    return { role, ...filled({ name, note: [reach, note].filter(Boolean).join('\n') }) };
  });
  return people.length === 0 ? {} : { people };
}

async function wordsOf(db: Db, { case: it, open }: OpenCase) {
  const all = await readConversation(db, it.id, open.filingKey);
  const conversation = all.map(({ at, sender, text }) => {
    const by = sender === 'reporter' ? ('REPORTER' as const) : ('POINT' as const);
    return { at: epochSeconds(at), by, text };
  });
  return conversation.length === 0 ? {} : { conversation };
}

async function filesOf(db: Db, { case: it, open }: OpenCase): Promise<GoingFile[]> {
  const { filingKey } = open;
  const files: GoingFile[] = [];
  for (const { id } of await listAttachments(db, it.id, filingKey)) {
    const { name, type, bytes } = await readAttachment(db, { caseId: it.id, id, filingKey });
    files.push({ id, stream: files.length + 1, name, bytes, mediaType: type });
  }
  return files;
}

function fileOf({ stream, name, bytes, mediaType }: GoingFile) {
  const digest = digestOf(bytes);
  return { stream, name, media_type: mediaType, bytes: bytes.byteLength, digest };
}

async function planOf(db: Db, open: OpenCase) {
  return filled({ plan: await planText(db, open) });
}

/** Without what is empty: the protocol has no empty words. */
function filled<Words extends Record<string, string | undefined>>(
  words: Words,
): { [Name in keyof Words]?: string } {
  const said = Object.entries(words).filter(([, text]) => text !== undefined && text !== '');
  return Object.fromEntries(said) as { [Name in keyof Words]?: string };
}

/** As the page shows it. */
export function shownDocument(document: HandoverCase): JsonObject {
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}
