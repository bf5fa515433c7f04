import type { DirectoryEntry } from '@nabij/protocol';
import { portraitPath } from '../../directory/people/portrait-path.ts';
import { shownPeople } from '../../directory/people/store.ts';
import type { ReadDirectory, StoredDirectory } from '../../federation/directory/stored.ts';
import type { PointConfig } from '../../system/config.ts';
import type { Db } from '../../system/database.ts';
import { type Findable, nameKeys } from './name-key.ts';

/** Somebody who works at a point and chose to be shown. */
export interface PointPerson {
  readonly name: string;
  readonly line: string;
  /** Path of the photo; only of this node's own people. */
  readonly photo?: string;
}

/** A point as citizens see it. */
export interface KnownPoint extends Findable {
  readonly isOwn: boolean;
  /** Public address. */
  readonly url: string;
  /** Where to report; undefined for an address that must not be a link. */
  readonly report: string | undefined;
  readonly name: string;
  readonly town: string;
  readonly address?: string | undefined;
  readonly hours?: string | undefined;
  readonly phone?: string | undefined;
  /** Other names by which people look for the town. */
  readonly places: readonly string[];
  readonly languages: readonly string[];
  readonly people: readonly PointPerson[];
}

/** Every point that is known here. */
export interface KnownPoints {
  readonly own: KnownPoint;
  /** The own one first, the others by the name of their town. */
  readonly all: readonly KnownPoint[];
  /** The day of the directory, if that is no longer valid: it may be out of date. */
  readonly asOf: Date | undefined;
}

/** Reads which points there are. */
export type ReadPoints = (now: Date) => Promise<KnownPoints>;

/** A point knows itself, and with its coordinator's directory all others. */
export function pointsReader(db: Db, config: PointConfig, read: ReadDirectory): ReadPoints {
  let known: { directory: StoredDirectory; others: KnownPoint[] } | undefined;
  const others = (directory: StoredDirectory): KnownPoint[] => {
    if (known?.directory !== directory) {
      const entries = directory.entries.filter((it) => it.entity_id !== config.url);
      const byTown = entries.map((entry) => pointOf(entry, config.allowLoopbackHttp)).sort(inOrder);
      known = { directory, others: byTown };
    }
    return known.others;
  };
  return async (now) => {
    const own = await ownPoint(db, config);
    const directory = await read();
    if (!directory) return { own, all: [own], asOf: undefined };
    const all = [own, ...others(directory)];
    if (now < directory.expiresAt) return { own, all, asOf: undefined };
    // who withdrew meanwhile must not go on being shown
    const places = all.map((point) => (point.isOwn ? point : { ...point, people: [] }));
    return { own, all: places, asOf: directory.issuedAt };
  };
}

async function ownPoint(db: Db, config: PointConfig): Promise<KnownPoint> {
  const { url, name, town, address, hours, phone, country, places, postcodes, languages } = config;
  const people = (await shownPeople(db)).map(({ name: called, line, photoId }) => ({
    name: called,
    line,
    ...(photoId === null ? {} : { photo: portraitPath(photoId) }),
  }));
  return {
    isOwn: true,
    report: '/report',
    names: nameKeys([town, ...places]),
    ...{ url, name, town, address, hours, phone, country, places, postcodes, languages, people },
  };
}

function pointOf(entry: DirectoryEntry, allowLoopbackHttp: boolean): KnownPoint {
  const { entity_id: url, name, address, hours, phone, country, languages } = entry;
  const { town = name, places = [], postcodes = [], people = [] } = entry;
  return {
    isOwn: false,
    report: mayBeLinked(url, allowLoopbackHttp) ? `${url}/report` : undefined,
    names: nameKeys([town, ...places]),
    ...{ url, name, town, address, hours, phone, country, places, postcodes, languages, people },
  };
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A citizen is led to https only; in a demonstration also to another port of the same machine. */
function mayBeLinked(address: string, allowLoopbackHttp: boolean): boolean {
  const url = URL.parse(address);
  if (url?.protocol === 'https:') return true;
  return allowLoopbackHttp && url?.protocol === 'http:' && LOOPBACK.test(url.hostname);
}

const { compare } = new Intl.Collator('nl');

function inOrder(one: KnownPoint, other: KnownPoint): number {
  return compare(one.town, other.town) || compare(one.url, other.url);
}
