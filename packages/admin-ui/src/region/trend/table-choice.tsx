import type { DeclaredName } from '@nabij/protocol';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { GROUPS } from '../../desk/figures/declared.ts';
import type { TrendAsk } from './ask.ts';
import { KEPT } from './declared.ts';

/** Every declared table, those of all together first, by what they are about. */
const ALL = [{ group: 'totals', tables: ['total', 'people'] }, ...GROUPS] as const;

interface Props {
  ask: TrendAsk;
  onChoose: (table: DeclaredName) => void;
}

/** By what the numbers are divided: the tables that are told for this measure and this span. */
export function TableChoice({ ask, onChoose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const isTold = (table: DeclaredName) =>
    KEPT[table].measures.includes(ask.measure) && KEPT[table].spans.includes(ask.span);
  return (
    <div className="segments">
      <label className="segments-label" htmlFor={id}>
        {t('trend.table')}
      </label>
      <select
        id={id}
        className="field-input"
        value={ask.table}
        onChange={(event) => {
          const all = ALL.flatMap(({ tables }): readonly DeclaredName[] => tables);
          const table = all.find((name) => name === event.target.value);
          if (table !== undefined) onChoose(table);
        }}
      >
        {ALL.map(({ group, tables }) => (
          <optgroup key={group} label={t(`preview.group.${group}`)}>
            {tables.map((table) => (
              <option key={table} value={table}>
                {isTold(table) ? t(`preview.table.${table}`) : elsewhere(table)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );

  /** A table of another measure can be chosen too, and says which one then comes with it. */
  function elsewhere(name: DeclaredName): string {
    const table = t(`preview.table.${name}`);
    const [only] = KEPT[name].measures;
    if (only === undefined || KEPT[name].measures.includes(ask.measure)) {
      return t('trend.tableLonger', { table });
    }
    return t('trend.tableOf', { table, measure: t(`trend.measures.${only}`) });
  }
}
