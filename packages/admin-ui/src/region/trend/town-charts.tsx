import { useTranslation } from 'react-i18next';
import type { TrendTown } from '../../api/region.ts';
import type { Shown } from './ask.ts';
import { townFigure } from './figure.ts';
import { Panels } from './panels.tsx';
import { useFigureWords } from './use-figure-words.ts';

interface Props {
  towns: readonly TrendTown[];
  periods: readonly string[];
  code: string;
  show: Shown;
}

/** One code, one small chart for each town; all on one scale, in order of name. */
export function TownCharts({ towns, periods, code, show }: Props) {
  const { t } = useTranslation();
  const words = useFigureWords();
  const people = (count: number) => t('trend.people', { count, shown: words.count(count) });
  return (
    <Panels
      show={show}
      periods={periods}
      panels={towns.map((town) => ({
        ...{ key: town.id, title: town.name },
        note: town.population === null ? undefined : people(town.population),
        figures: periods.map((period) => townFigure(period, town, code)),
      }))}
    />
  );
}
