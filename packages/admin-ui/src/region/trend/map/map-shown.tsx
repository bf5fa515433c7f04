import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Trend, TrendQuestion } from '../../../api/region.ts';
import type { Areas } from '../../../api/region-map.ts';
import { Pick } from '../../../parts/pick.tsx';
import type { TrendAsk } from '../ask.ts';
import { DataTable } from '../data-table.tsx';
import { KEPT } from '../declared.ts';
import { townFigure } from '../figure.ts';
import { Hatch } from '../hatch.tsx';
import { townsByName, townsInSight } from '../towns-in-sight.ts';
import { useChoose } from '../trend-choices.tsx';
import { useCodeNames } from '../use-code-names.ts';
import { usePeriodWords } from '../use-period-words.ts';
import { amongTowns } from './among-towns.ts';
import { areaKind, rateClasses } from './map-classes.ts';
import { MapDrawing } from './map-drawing.tsx';
import { MapLegend } from './map-legend.tsx';
import { MapPatterns } from './map-patterns.tsx';
import { townsOff, useDrawnAreas } from './use-drawn-areas.ts';

interface Props {
  trend: Trend;
  ask: TrendAsk;
  question: TrendQuestion;
  of: string;
  /** Without: only the words and the table, which say the same. */
  areas: Areas | undefined;
}

export function MapShown({ trend, ask, question, of, areas }: Props) {
  const { t, i18n } = useTranslation();
  const name = useCodeNames(ask.table, ask.part);
  const periods = usePeriodWords();
  const choose = useChoose();
  const period = trend.periods.find((one) => one === ask.period) ?? trend.periods.at(-1) ?? '';
  const when = periods.when(period);
  const fewest = trend.fewestToCompare;
  const towns = townsByName(trend.towns, i18n.language);
  const rows = towns.map((town) => ({
    ...{ key: town.id, label: town.name, depth: 0 },
    figures: [amongTowns(townFigure(period, town, of), fewest)],
  }));
  const { members } = townsInSight(rows);
  const shown = rows.flatMap(({ figures }) =>
    figures.filter((it) => areaKind(it, fewest) === 'rate'),
  );
  const classes = rateClasses(shown.flatMap(({ rate }) => (rate ? [rate.rate.low] : [])));
  const drawnOf = useDrawnAreas({ towns, period, code: of, classes, fewest });
  const off = areas === undefined ? [] : townsOff(areas, towns);
  return (
    <>
      <div className="choices-bar">
        <Pick
          label={t('trend.map.period')}
          value={period}
          options={trend.periods
            .toReversed()
            .map((value) => ({ value, label: periods.short(value) }))}
          onChange={(value) => choose({ period: value })}
        />
      </div>
      <section className="card" aria-labelledby="finding">
        <h2 id="finding">
          {t('trend.map.find', { label: name(of), when, shown: shown.length, all: members })}
        </h2>
        <p>{t('trend.map.worse')}</p>
        {shown.length < members && ask.span !== 'year' && KEPT[ask.table].spans.includes('year') ? (
          <p>
            {t('trend.map.longer')}{' '}
            <Button className="button" onPress={() => choose({ span: 'year' })}>
              {t('trend.map.toYear')}
            </Button>
          </p>
        ) : null}
        {areas === undefined ? null : (
          <>
            <MapPatterns />
            <MapDrawing
              {...{ areas, drawnOf }}
              description={t('trend.map.description', { label: name(of), when })}
            />
            {off.length > 0 ? (
              <p>{t('trend.map.off', { towns: off.map((town) => town.name).join(', ') })}</p>
            ) : null}
            <MapLegend {...{ classes, fewest }} />
            <Hatch />
          </>
        )}
      </section>
      <DataTable
        {...{ rows, question, fewest }}
        periods={[period]}
        show="rate"
        head={t('trend.town')}
        apart={t('trend.map.apart')}
      />
    </>
  );
}
