import { useTranslation } from 'react-i18next';
import { barriersCsv } from '../../api/barriers.ts';

/** The same numbers as files: town by town, by rule alone and by rule and level. */
export function CsvLinks() {
  const { t, i18n } = useTranslation();
  return (['barrier', 'barrier_level'] as const).map((table) => (
    <a key={table} className="button" href={barriersCsv(table, i18n.language)} download>
      {t(`agenda.csv.${table}`)}
    </a>
  ));
}
