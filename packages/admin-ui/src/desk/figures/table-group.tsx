import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.tsx';
import { CodeTable } from './code-table.tsx';
import type { GROUPS } from './declared.ts';
import { GridTable } from './grid-table.tsx';
import { type Looked, type TableNote, tableView } from './table-view.ts';

/** Tables that belong together; those that can be told in a line stand below, in a line each. */
export function TableGroup({ group, looked }: { group: (typeof GROUPS)[number]; looked: Looked }) {
  const { t } = useTranslation();
  const id = useId();
  const views = group.tables.map((name) => tableView(name, looked));
  const drawn = views.flatMap((view) => view.drawn ?? []);
  const notes = views.flatMap((view) => view.notes);
  if (drawn.length === 0 && notes.length === 0) return null;
  return (
    <section className="stack" aria-labelledby={id}>
      <h3 id={id}>{t(`preview.group.${group.group}`)}</h3>
      {drawn.length === 0 ? null : (
        <div className="preview-tables">
          {drawn.map((table) =>
            table.kind === 'grid' ? (
              <GridTable key={table.name} {...table} />
            ) : (
              <CodeTable key={table.name} {...table} />
            ),
          )}
        </div>
      )}
      {notes.length === 0 ? null : (
        <ul className="table-notes">
          {notes.map((note) => (
            <li key={`${note.name} ${note.measure}`}>
              <Note {...note} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Note({ kind, name, measure }: TableNote) {
  const { t } = useTranslation();
  const table = t(`preview.table.${name}`);
  if (measure !== undefined) {
    const words = { table, measure: t(`preview.measure.${measure}`) };
    return kind === 'zero' ? (
      t('preview.measureZero', words)
    ) : (
      <Locked>{t('preview.measureHidden', words)}</Locked>
    );
  }
  if (kind === 'zero') return t('preview.tableZero', { table });
  return <Locked>{t('preview.tableHidden', { table })}</Locked>;
}

function Locked({ children }: { children: string }) {
  return (
    <span className="hidden-count">
      <Icon name="hidden" />
      {children}
    </span>
  );
}
