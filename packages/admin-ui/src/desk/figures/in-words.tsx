import type { MeasureName } from '@nabij/protocol';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeLists } from '../../api/codes.ts';
import type { HowChosen, ReleaseContent } from '../../api/releases.ts';
import { countAt } from './count-at.ts';
import { countHidden } from './hidden-count.ts';
import { MEASURES } from './table-view.ts';

const SPANS = ['quarter', 'year'] as const;
type ToldSpan = (typeof SPANS)[number];

interface Props {
  release: ReleaseContent;
  lists: CodeLists;
  how: HowChosen;
  closedLeftOut: number;
}

/** The figures as one would tell them. */
export function InWords({ release, lists, how, closedLeftOut }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { cells, hidden } = countHidden(release, lists);
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{t('preview.words')}</h2>
      <ul className="in-words">
        {SPANS.map((span) =>
          MEASURES.map((measure) => (
            <Total key={measure} measure={measure} span={span} release={release} />
          )),
        )}
        {closedLeftOut === 0 ? null : (
          <li>
            {t('figuresPages.leftOut', { count: closedLeftOut })} {t('figuresPages.leftOutMeans')}
          </li>
        )}
        <li>
          {hidden === 0 ? t('preview.hidden_zero') : t('preview.hidden', { count: hidden, cells })}
        </li>
        {hidden === 0 ? null : <li>{t('preview.hiddenMeans')}</li>}
        {how === null ? null : <li>{t(`preview.how.${how}`)}</li>}
        <li>{t('preview.never')}</li>
      </ul>
    </section>
  );
}

interface TotalProps {
  measure: MeasureName;
  span: ToldSpan;
  release: ReleaseContent;
}

/** One total in a sentence. That no series came in is not worth one. */
function Total({ measure, span, release: { counts } }: TotalProps) {
  const { t } = useTranslation();
  const count = countAt(counts[measure][span]?.total, []);
  if (count === undefined || (count === 0 && measure === 'mass')) return null;
  const text =
    count === null
      ? t(`preview.toldHidden.${span}.${measure}`)
      : t(`preview.told.${span}.${measure}`, { count });
  return <li>{text}</li>;
}
