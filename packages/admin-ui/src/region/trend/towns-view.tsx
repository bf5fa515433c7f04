import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Trend, type TrendQuestion, trendQuery } from '../../api/region.ts';
import { upperFirst } from '../../format/upper-first.ts';
import { Pick } from '../../parts/pick.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import type { TrendAsk } from './ask.ts';
import { BranchChoice } from './branch-choice.tsx';
import { DataTable } from './data-table.tsx';
import { townFigure } from './figure.ts';
import { Legend } from './legend.tsx';
import { OneTown } from './one-town.tsx';
import { questionOf } from './question.ts';
import { TownCharts } from './town-charts.tsx';
import { townsByName, townsInSight } from './towns-in-sight.ts';
import { useChoose } from './trend-choices.tsx';
import { useCodeNames } from './use-code-names.ts';
import { usePeriodWords } from './use-period-words.ts';
import { useShownCode } from './use-shown-code.ts';

/** Each town, in order of name: in order of number it would be a league table. */
export function TownsView({ ask }: { ask: TrendAsk }) {
  const { t } = useTranslation();
  const of = useShownCode(ask);
  const question = questionOf(ask, 'all', of);
  const query = useQuery({ ...trendQuery(question), enabled: of !== undefined });
  const trend = query.data;
  if (of === undefined || trend === undefined || trend.table !== ask.table) {
    return <QueryState query={query} />;
  }
  if (trend.periods.length === 0) return <p className="empty">{t('trend.empty')}</p>;
  const one = trend.towns.find(({ id }) => id === ask.town);
  return (
    <>
      <TownChoice trend={trend} value={one?.id} />
      {one === undefined ? (
        <AllTowns {...{ trend, ask, question, of }} />
      ) : (
        <OneTown ask={ask} id={one.id} />
      )}
    </>
  );
}

function TownChoice({ trend, value }: { trend: Trend; value: string | undefined }) {
  const { t, i18n } = useTranslation();
  const choose = useChoose();
  const towns = townsByName(trend.towns, i18n.language);
  const options = towns.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="choices-bar">
      <Pick
        label={t('trend.whichTown')}
        value={value ?? ''}
        options={[{ value: '', label: t('trend.allTowns') }, ...options]}
        onChange={(town) => choose({ town })}
      />
    </div>
  );
}

interface Props {
  trend: Trend;
  ask: TrendAsk;
  question: TrendQuestion;
  of: string;
}

function AllTowns({ trend, ask, question, of }: Props) {
  const { t, i18n } = useTranslation();
  const name = useCodeNames(ask.table, ask.part);
  const when = usePeriodWords().when(trend.periods.at(-1) ?? '');
  const { periods, fewestToCompare: fewest } = trend;
  const towns = townsByName(trend.towns, i18n.language);
  const rows = towns.map((town) => ({
    ...{ key: town.id, label: town.name, depth: 0 },
    figures: periods.map((period) => townFigure(period, town, of)),
  }));
  const { shown, members, hidden, silent } = townsInSight(rows);
  return (
    <>
      <BranchChoice {...{ trend, ask }} value={of} />
      <section className="card" aria-labelledby="finding">
        <div className="finding">
          <h2 id="finding">
            {t('trend.find.towns', { label: name(of), when, shown, all: members })}
          </h2>
          {hidden > 0 ? <p>{t('trend.hiddenAt', { count: hidden })}</p> : null}
          {silent > 0 ? <p>{upperFirst(t('trend.missing', { count: silent, when }))}</p> : null}
        </div>
        <TownCharts {...{ towns, periods }} code={of} show={ask.show} />
        <p className="soft">{t('trend.noRanking')}</p>
        <Legend show={ask.show} />
      </section>
      <DataTable {...{ rows, periods, question, fewest }} head={t('trend.town')} show={ask.show} />
    </>
  );
}
