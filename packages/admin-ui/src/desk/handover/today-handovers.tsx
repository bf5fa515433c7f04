import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Handover, handoversQuery } from '../../api/handovers.ts';
import { useFormat } from '../../format/use-format.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Icon } from '../../parts/icon.tsx';
import { TodayLine } from '../today/today-line.tsx';
import { useHandoverWords } from './use-handover-words.ts';

/** Cases that another point offers and that wait for an answer, and what did not get through. */
export function TodayHandovers() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(handoversQuery);
  const waiting = data === undefined ? [] : [...data.incoming, ...data.outgoing].filter(needsUs);
  if (waiting.length === 0) return null;
  return (
    <section className="card today-group" aria-labelledby="today-handovers">
      <div className="today-group-head">
        <h2 id="today-handovers">
          <Icon name="next" />
          {t('handover.today')} <span className="today-count">{format.number(waiting.length)}</span>
        </h2>
        <p className="soft">{t('handover.todayHelp')}</p>
      </div>
      <ul className="today-lines">
        {waiting.map((handover) => (
          <Line key={handover.id} handover={handover} />
        ))}
      </ul>
      <Link to="/desk/handovers" className="today-all">
        {t('handover.todayAll')}
      </Link>
    </section>
  );
}

function Line({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const words = useHandoverWords();
  const { preview, until, side, state, peer, delivery } = handover;
  const isOffer = side === 'receiver' && state === 'offered';
  const isFailed = delivery.failed > 0;
  return (
    <TodayLine
      about={
        isFailed
          ? t('handover.failed', { count: delivery.failed, name: peer.name })
          : words.state(handover)
      }
      step={isOffer ? t('handover.untilYou', { moment: format.moment(until) }) : undefined}
      more={label('subject', preview.subject)}
    />
  );
}

/** What somebody here has to do something about. */
function needsUs({ side, state, because, delivery }: Handover): boolean {
  // who left the network is told once it is back
  const isFailed = delivery.failed > 0 && because !== 'RECEIVER_GONE';
  return (side === 'receiver' && state === 'offered') || isFailed;
}
