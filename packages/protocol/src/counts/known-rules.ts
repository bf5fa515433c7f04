import { addressIn } from './addresses.ts';
import { broadestOf, isCovered, type Tables } from './margins.ts';
import { type Statement, sums } from './statement.ts';
import { MOST_COUNT } from './threshold.ts';

/**
 * What everybody knows of cases beside the form of the tables, for one measure in one span: who
 * is behind them, that a case about discrimination has a ground and a care complaint none, and that
 * only cases about care have care categories.
 */
export function ruleStatements(tables: Tables): Statement[] {
  return [...peopleStatements(tables), ...groundStatements(tables), ...careStatements(tables)];
}

/** At most as many people as cases, and no case without somebody. */
function peopleStatements(tables: Tables): Statement[] {
  const [people, total] = [addressOf(tables, 'people'), addressOf(tables, 'total')];
  if (people === undefined || total === undefined) return [];
  return [
    sums([people], '<=', [total]),
    {
      terms: [
        [total, 1],
        [people, -MOST_COUNT],
      ],
      sense: '<=',
    },
  ];
}

/** Subjects of which a case can have a care category. */
const ABOUT_CARE = ['CARE', 'BOTH'];

/** No more cases have a care category than are about care, alone or with discrimination. */
function careStatements(tables: Tables): Statement[] {
  const [care, subject] = [tables.get('care_category'), tables.get('subject')];
  const [categories, subjects] = [care?.axes[0], subject?.axes[0]];
  if (!care || !subject || !categories || !subjects) return [];
  // a subject that ended has no cell any more, and its cases could have a category still
  if (ABOUT_CARE.some((code) => !subjects.cells.has(code))) return [];
  const about = ABOUT_CARE.map((code) => addressIn(subject, [code]));
  return broadestOf(categories).map((code) => sums([addressIn(care, [code])], '<=', about));
}

/** `UNKNOWN` is a ground: so no case about discrimination is without one. */
function groundStatements(tables: Tables): Statement[] {
  const [ground, subject] = [tables.get('ground'), tables.get('subject')];
  const total = addressOf(tables, 'total');
  const [grounds, subjects] = [ground?.axes[0], subject?.axes[0]];
  if (!ground || !subject || !total || !grounds || !subjects) return [];
  const about = (codes: string[]): string[] =>
    broadestOf(subjects)
      .filter((code) => codes.includes(code))
      .map((code) => addressIn(subject, [code]));
  const care = about(['CARE']);
  const discrimination = about(['DISCRIMINATION', 'BOTH']);
  const cells = broadestOf(grounds).map((code) => addressIn(ground, [code]));
  const none = cells.map((cell) => sums([cell, ...care], '<=', [total]));
  const places = placeStatements(tables, { discrimination, care, total });
  return isCovered(grounds)
    ? [...none, sums(discrimination, '<=', cells), ...places]
    : [...none, ...places];
}

/** Where the cases that have a ground are: those about discrimination all, those about care none. */
function placeStatements(
  tables: Tables,
  {
    discrimination,
    care,
    total,
  }: Record<'discrimination' | 'care', readonly string[]> & { total: string },
): Statement[] {
  const [grounded, domain] = [tables.get('grounded'), tables.get('domain')];
  const [places] = grounded?.axes ?? [];
  if (!grounded || !domain || !places) return [];
  const codes = broadestOf(places);
  const cells = codes.map((code) => addressIn(grounded, [code]));
  const within = codes.map((code, i) => sums([cells[i] ?? ''], '<=', [addressIn(domain, [code])]));
  const most = sums([...cells, ...care], '<=', [total]);
  return isCovered(places)
    ? [...within, most, sums(discrimination, '<=', cells)]
    : [...within, most];
}

function addressOf(tables: Tables, name: 'people' | 'total'): string | undefined {
  const block = tables.get(name);
  return block && addressIn(block, []);
}
