import type { OkpJwk } from '@nabij/protocol';
import type { Context } from 'hono';
import type { Limits } from '../../access/limits/limits.ts';
import type { Scan } from '../../cases/attachments/files/scan.ts';
import type { Revoked } from '../../cases/consents/consents.ts';
import type { ClientAddress } from '../../system/client-address.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import type { HostCookie } from '../../system/host-cookie.ts';
import type { Log } from '../../system/log.ts';
import type { NodeKey } from '../../system/own-keys.ts';
import { Refusal } from '../../system/problem.ts';
import type { FindWhereabouts } from '../follow/handover/whereabouts.ts';
import { isKioskCookie, kioskCookie, secretIn } from '../kiosk/kiosk-cookie.ts';
import type { Script } from '../pages/scripts.ts';
import type { Point, View } from '../pages/shell.ts';
import type { ReadPoints } from '../points/known-points.ts';
import type { Typed } from '../report/answers.ts';
import { cleanText } from '../report/clean-text.ts';
import { isLanguage, LANGUAGES, type Language, type Texts, wantedLanguage } from '../texts.ts';
import {
  changeLanguage,
  changeLiveVisit,
  changeVisit,
  endVisit,
  eraseSaved,
  moveVisit,
  openSaved,
} from './change-visit.ts';
import {
  loadVisit,
  newVisitCookie,
  type ReadVisit,
  type Visit,
  type VisitKey,
  visitKey,
} from './visit.ts';

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** What the citizen's pages need of the node. */
export interface IntakeDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly point: Point;
  /** Official code of the town; empty until a lead has said which, and nobody can file. */
  readonly municipality: string;
  /** Signs receipts. */
  readonly key: NodeKey;
  /** Public keys of this node: an intake key counts only if one of them stated it. */
  readonly nodeKeys: readonly OkpJwk[];
  /** What slows those who guess codes or flood the form. */
  readonly limits: Pick<Limits, 'codes' | 'sends'>;
  readonly addressOf: ClientAddress;
  /** A virus scanner, if the town has one. */
  readonly scan?: Scan | undefined;
  /** Which points there are, this one among them. */
  readonly points: ReadPoints;
  /** Where a report is that another point has to do with. */
  readonly whereabouts: FindWhereabouts;
  /** Told of a consent that is taken back, where something rests on it. */
  readonly revoked?: Revoked | undefined;
}

/** The pages' own equipment, made once. */
export interface Stationery {
  readonly stylePath: string;
  readonly scripts: ReadonlyMap<string, Script>;
  readonly textsIn: (language: Language) => Texts;
  /** By which a citizen is recognised. */
  readonly cookie: HostCookie;
}

/** One citizen in one request: their language, their visit, and the cookie that opens it. */
export interface Visitor {
  readonly visit: Visit | undefined;
  /** Where their answers lie, as they were read. */
  readonly held: ReadVisit['held'] | undefined;
  /** Until when their answers lie there. */
  readonly until: Date | undefined;
  readonly view: View;
  /**
   * Changes what is remembered of them; a new cookie if nothing is, whatever they came with.
   * @throws Refusal unavailable if it moved to another cookie meanwhile: once more, with that one
   */
  change(change: (visit: Visit) => Visit): Promise<Visit>;
  /** The same under a new cookie: who planted or noted the one from before sees nothing of it. */
  renew(change: (visit: Visit) => Visit): Promise<Visit>;
  /** Makes this browser a public screen, with nothing of whoever was here before. */
  beginKiosk(): Promise<void>;
  /** Opens the report that is saved under a code, under a new cookie; undefined if none is. */
  openSaved(code: string): Promise<Visit | undefined>;
  /**
   * Forgets them, here and on their device. What they saved stays under its code, and a public
   * screen stays one for whoever comes next.
   */
  forget(): Promise<void>;
  /** The same, and erases what they saved and did not send: no device finds it any more. */
  erase(): Promise<void>;
}

/** Recognises a citizen by the one cookie. A database that is away makes this throw. */
export async function recognise(
  c: Context,
  deps: IntakeDeps,
  stationery: Stationery,
): Promise<Visitor> {
  const { cookie } = stationery;
  const now = deps.clock.now();
  const key = visitKey(secretIn(cookie.get(c)));
  const read = key && (await loadVisit(deps.db, key, { now }));
  const visit = read?.visit;
  const view = viewFor(c, { deps, stationery, language: visit?.language });
  const { language } = view.texts;
  if (visit && visit.language !== language && key) {
    await changeLanguage(deps.db, key, { now, language });
  }
  const fresh = { language, typed: {} };
  const renewAs = async (kiosk: boolean, change: (visit: Visit) => Visit) => {
    const [given, to] = newCookie(kiosk);
    const kept =
      read && key
        ? await moveVisit(deps.db, { from: key, to }, { now, seen: read, change })
        : await changeVisit(deps.db, to, { now, fresh, change });
    cookie.set(c, given);
    return kept.visit;
  };
  const renew: Visitor['renew'] = (change) => renewAs(view.kiosk, change);
  const forget = async () => {
    if (key) await endVisit(deps.db, key);
    forgetCookie(c, cookie);
  };
  return {
    visit,
    held: read?.held,
    until: read?.until,
    view,
    change: async (change) => {
      if (!visit || !key) return renew(change);
      const kept = await changeLiveVisit(deps.db, key, { now, change });
      if (!kept) throw new Refusal('unavailable');
      return kept.visit;
    },
    renew,
    beginKiosk: async () => {
      await renewAs(true, (current) => ({ language: current.language, typed: {} }));
    },
    openSaved: async (code) => {
      const [given, to] = newCookie(view.kiosk);
      const opened = await openSaved(deps.db, { from: key, to, code }, { now, fresh });
      if (opened) cookie.set(c, given);
      return opened?.visit;
    },
    forget,
    erase: async () => {
      if (visit?.draft) await eraseSaved(deps.db, visit.draft, now);
      await forget();
    },
  };
}

/** Makes a device forget its visit. @returns whether it is a public screen, which it stays */
export function forgetCookie(c: Context, cookie: HostCookie): boolean {
  const kiosk = isKioskCookie(cookie.get(c));
  if (kiosk) cookie.set(c, newCookie(kiosk)[0]);
  else cookie.clear(c);
  return kiosk;
}

function newCookie(kiosk: boolean): [given: string, to: VisitKey] {
  const secret = newVisitCookie();
  const to = visitKey(secret);
  if (!to) throw new TypeError('A new cookie is always one of ours');
  return [kiosk ? kioskCookie(secret) : secret, to];
}

/** What a page is drawn with; needs no database, so that it works while that is away. */
export function viewFor(
  c: Context,
  it: {
    deps: IntakeDeps;
    stationery: Stationery;
    language?: string | undefined;
  },
): View {
  const { point } = it.deps;
  const asked = c.req.query('lang');
  const chosen = isOffered(asked, point) ? asked : undefined;
  const language = chosen ?? (isOffered(it.language, point) ? it.language : fromBrowser(c, point));
  const sticks = chosen && chosen !== it.language;
  return {
    point,
    stylePath: it.stationery.stylePath,
    scripts: it.stationery.scripts,
    kiosk: isKioskCookie(it.stationery.cookie.get(c)),
    texts: it.stationery.textsIn(language),
    now: it.deps.clock.now(),
    path: addressOf(c),
    href: (path) => (sticks ? `${path}${path.includes('?') ? '&' : '?'}lang=${chosen}` : path),
  };
}

/** Path and query without the language, for links to the same page in another one. */
function addressOf(c: Context): string {
  const query = new URL(c.req.url).searchParams;
  query.delete('lang');
  // two slashes would begin the name of another host
  const path = c.req.path.replace(/^[/\\]+/, '/');
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The fields of a form post as text, cleaned; files, repeats and unknown fields are dropped. */
export async function readForm(c: Context, fields: readonly string[]): Promise<Typed> {
  const body = await parsedForm(c);
  const typed: Typed = {};
  for (const field of fields) {
    const values = [body[field] ?? []].flat();
    const texts = values.filter((value) => typeof value === 'string').map(cleanText);
    typed[field] = [...new Set(texts)].filter((value) => value !== '').slice(0, 100);
  }
  return typed;
}

/** @throws Refusal request-invalid for what is no form: read as an empty one it would erase answers */
async function parsedForm(c: Context) {
  if (!FORM.test(c.req.header('content-type') ?? '')) throw new Refusal('request-invalid');
  try {
    return await c.req.parseBody({ all: true });
  } catch (error) {
    throw error instanceof TypeError ? new Refusal('request-invalid') : error;
  }
}

function isOffered(value: string | undefined, point: Point): value is Language {
  return isLanguage(value) && point.languages.includes(value);
}

function fromBrowser(c: Context, point: Point): Language {
  const offered = LANGUAGES.filter((language) => point.languages.includes(language));
  const first = point.languages.find(isLanguage) ?? 'nl';
  return wantedLanguage(c.req.header('accept-language'), offered) ?? first;
}
