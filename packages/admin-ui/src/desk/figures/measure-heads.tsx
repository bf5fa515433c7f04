import type { MeasureName } from '@nabij/protocol';
import { useTranslation } from 'react-i18next';

/** The head of a table that has a column for each measure. */
export function MeasureHeads({ measures }: { measures: readonly MeasureName[] }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('preview.code')}</th>
        {measures.map((measure) => (
          <th key={measure} scope="col" className="number">
            {t(`preview.measure.${measure}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
