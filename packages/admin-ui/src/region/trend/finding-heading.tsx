import type { MeasureName } from '@nabij/protocol';
import { useTranslation } from 'react-i18next';
import { upperFirst } from '../../format/upper-first.ts';
import type { Shown } from './ask.ts';
import { type Comparison, type Finding, findingOf, type Line } from './finding.ts';
import { type FigureWords, useFigureWords } from './use-figure-words.ts';
import { usePeriodWords } from './use-period-words.ts';

interface Props {
  lines: readonly Line[];
  measure: MeasureName;
  show: Shown;
  /** Whether it is of everything together. */
  isTotal: boolean;
  /** Of what it is told; without: of the region. */
  town?: string | undefined;
  name: (code: string) => string;
}

/** Says in one sentence what the charts below show, and how far it can be trusted. */
export function FindingHeading({ lines, show, town, ...props }: Props) {
  const { t } = useTranslation();
  const periods = usePeriodWords();
  const words = useFigureWords();
  const finding = findingOf(lines);
  const sentence = useSentence({ ...props, show, isAlone: lines.length === 1 }, words);
  if (finding === undefined) return null;
  const when = periods.when(finding.period);
  const { silentTowns, rate } = finding.figure;
  const told = upperFirst(sentence(finding, when));
  return (
    <div className="finding">
      <h2 id="finding">{town === undefined ? told : t('trend.find.of', { town, told })}</h2>
      {show === 'rate' && rate !== null ? (
        <p>{t('trend.chance', { range: words.range(rate.interval, words.rate) })}</p>
      ) : null}
      {finding.comparison === undefined ? null : (
        <Compared comparison={finding.comparison} show={show} words={words} />
      )}
      {silentTowns > 0 && town === undefined ? (
        <p>{upperFirst(t('trend.missing', { count: silentTowns, when }))}</p>
      ) : null}
    </div>
  );
}

interface Told extends Pick<Props, 'measure' | 'show' | 'isTotal' | 'name'> {
  isAlone: boolean;
}

function useSentence({ measure, show, isTotal, name, isAlone }: Told, words: FigureWords) {
  const { t } = useTranslation();
  return ({ figure, isExact, codes }: Finding, when: string): string => {
    const { visible, rate, kind } = figure;
    const isZero = visible === 0 && kind === 'number' && isExact && isAlone;
    if (visible === 0 && !isZero) return t('trend.find.nothing', { when });
    const label = codes.map(name).join(' · ');
    const isPart = figure.hiddenTowns > 0 || figure.silentTowns > 0;
    const least = (number: string) =>
      isPart ? t('trend.find.atLeast', { count: number }) : number;
    if (show === 'rate') {
      if (rate === null) return t('trend.find.noRate', { when });
      const told = { label, when, rate: words.range(rate.rate, words.rate) };
      return t(isAlone ? 'trend.find.rate' : 'trend.find.topRate', told);
    }
    const count = least(words.count(visible));
    if (isTotal) return t(`trend.find.total_${measure}`, { count, when });
    return t(isAlone ? `trend.find.one_${measure}` : `trend.find.top_${measure}`, {
      ...{ label, count, when },
    });
  };
}

interface ComparedProps {
  comparison: Comparison;
  show: Shown;
  words: FigureWords;
}

function Compared({ comparison, show, words }: ComparedProps) {
  const { t } = useTranslation();
  const { period, before, difference, rates } = comparison;
  const when = usePeriodWords().when(period);
  if (show === 'rate') {
    return <p>{upperFirst(t(`trend.compareRate.${rates ?? 'incomplete'}`, { when }))}</p>;
  }
  if (difference === undefined) return <p>{t('trend.compare.incomplete', { when })}</p>;
  const how = difference === 0 ? 'same' : difference > 0 ? 'more' : 'fewer';
  const count = words.count(Math.abs(difference));
  const told = { when, count, before: words.count(before.visible) };
  return <p>{upperFirst(t(`trend.compare.${how}`, told))}</p>;
}
