import { DECLARED, type DeclaredTable } from '@nabij/protocol';
import { z } from 'zod';
import type { Dhis2Mapping } from './dhis2.ts';

/** Where a mapping is wrong, and why. */
export const FAULTS = ['form', 'uid', 'town-unknown', 'cell-unknown', 'twice'] as const;

/** One thing that is wrong in a mapping that somebody sent. */
export interface MappingFault {
  /** Such as `values[3].dataElement`. */
  readonly at: string;
  readonly why: (typeof FAULTS)[number];
}

/** What a mapping may speak of. */
export interface Mappable {
  readonly towns: ReadonlySet<string>;
  /** The cells of a table, each by its codes in the order of the dimensions, as `AGE/WORK`. */
  cells(of: Pick<Dhis2Mapping['values'][number], 'measure' | 'table'>): ReadonlySet<string>;
}

const UID = /^[A-Za-z][A-Za-z0-9]{10}$/;
const MOST_FAULTS = 50;

/** A mapping as it is sent and kept. */
export const mappingSchema = z.strictObject({
  span: z.enum(['month', 'quarter', 'year']),
  orgUnits: z.record(z.string(), z.string()),
  values: z
    .array(
      z.strictObject({
        measure: z.string(),
        table: z.string(),
        codes: z.record(z.string(), z.string()),
        dataElement: z.string(),
        categoryOptionCombo: z.string().exactOptional(),
      }),
    )
    .max(5_000),
});

/** A mapping as it is sent and kept. */
export type SentMapping = z.infer<typeof mappingSchema>;

/** A mapping that holds, or what is wrong in it. */
export type CheckedMapping =
  | { readonly mapping: SentMapping; readonly faults?: never }
  | { readonly faults: readonly MappingFault[]; readonly mapping?: never };

/**
 * Reads a mapping as somebody sent it. UIDs are those of DHIS2: eleven letters and digits, a letter
 * first. Each cell has one place there, and no place is that of two: the second would overwrite it.
 */
export function checkMapping(sent: unknown, known: Mappable): CheckedMapping {
  const read = mappingSchema.safeParse(sent);
  if (!read.success) {
    const faults = read.error.issues.map(({ path }) => ({
      at: pathOf(path),
      why: 'form' as const,
    }));
    return { faults: faults.slice(0, MOST_FAULTS) };
  }
  const mapping = read.data;
  const faults = [...townFaults(mapping, known), ...valueFaults(mapping, known)];
  return faults.length > 0 ? { faults: faults.slice(0, MOST_FAULTS) } : { mapping };
}

/** The cell of a target, by its codes in the order of the table's dimensions. */
export function cellOf({ table, codes }: Pick<Dhis2Mapping['values'][number], 'table' | 'codes'>) {
  const { dimensions }: DeclaredTable = isTable(table) ? DECLARED[table] : { ...NO_TABLE };
  const isWhole = Object.keys(codes).length === dimensions.length;
  return isWhole ? dimensions.map((name) => codes[name] ?? '').join('/') || table : undefined;
}

const NO_TABLE = { dimensions: [], spans: [], measures: [] } as const;

function isTable(name: string): name is keyof typeof DECLARED {
  return Object.hasOwn(DECLARED, name);
}

function townFaults({ orgUnits }: Dhis2Mapping, { towns }: Mappable): MappingFault[] {
  const seen = new Set<string>();
  return Object.entries(orgUnits).flatMap(([town, unit]): MappingFault[] => {
    const at = `orgUnits.${town}`;
    if (!towns.has(town)) return [{ at, why: 'town-unknown' }];
    if (!UID.test(unit)) return [{ at, why: 'uid' }];
    if (seen.has(unit)) return [{ at, why: 'twice' }];
    seen.add(unit);
    return [];
  });
}

function valueFaults({ values }: Dhis2Mapping, known: Mappable): MappingFault[] {
  const cells = new Set<string>();
  const places = new Set<string>();
  return values.flatMap((target, i): MappingFault[] => {
    const at = `values[${i}]`;
    const { dataElement, categoryOptionCombo: combo, measure, table } = target;
    if (!UID.test(dataElement)) return [{ at: `${at}.dataElement`, why: 'uid' }];
    if (combo !== undefined && !UID.test(combo)) {
      return [{ at: `${at}.categoryOptionCombo`, why: 'uid' }];
    }
    const cell = cellOf(target);
    if (cell === undefined || !known.cells(target).has(cell)) return [{ at, why: 'cell-unknown' }];
    const [path, place] = [`${measure}/${table}/${cell}`, `${dataElement}/${combo ?? ''}`];
    if (cells.has(path) || places.has(place)) return [{ at, why: 'twice' }];
    cells.add(path);
    places.add(place);
    return [];
  });
}

function pathOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`));
  return text.join('').replace(/^\./, '') || '.';
}
