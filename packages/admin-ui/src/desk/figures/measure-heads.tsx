import type { MeasureName } from '@nabij/protocol';
import { useTranslation } from 'react-i18next';

interface Props {
  measures: readonly MeasureName[];
  /** Over the heads of the rows; without, that they are codes. */
  first?: string;
}

/** The head of a table that has a column for each measure. */
export function MeasureHeads({ measures, first }: Props) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{first ?? t('preview.code')}</th>
        {measures.map((measure) => (
          <th key={measure} scope="col" className="number">
            {t(`preview.measure.${measure}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
