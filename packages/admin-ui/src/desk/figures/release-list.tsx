import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Delivery, ReleaseEntry } from '../../api/releases.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { useDelivery } from './use-delivery.ts';

/** Everything that ever left this point, and whether it arrived. */
export function ReleaseList({ releases }: { releases: readonly ReleaseEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card" aria-labelledby="left">
      <h2 id="left">{t('figures.left')}</h2>
      {releases.length === 0 ? (
        <p>{t('figures.leftNone')}</p>
      ) : (
        <ScrollTable>
          <table className="table" aria-labelledby="left">
            <thead>
              <tr>
                <th scope="col">{t('figures.period')}</th>
                <th scope="col">{t('figures.when')}</th>
                <th scope="col">{t('figures.by')}</th>
                <th scope="col">{t('figures.delivery')}</th>
              </tr>
            </thead>
            <tbody>
              {releases.map((entry) => (
                <tr key={entry.period}>
                  <th scope="row">
                    <Link to="/desk/figures/$period" params={{ period: entry.period }}>
                      {format.period(entry.period)}
                    </Link>
                  </th>
                  <td>{format.moment(entry.releasedAt)}</td>
                  <td>{entry.releasedBy ?? t('allLeft.itself')}</td>
                  <td>
                    <DeliveryState delivery={entry.delivery} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollTable>
      )}
    </section>
  );
}

const ICONS: Record<Delivery['state'] | 'none', IconName> = {
  waiting: 'wait',
  delivered: 'check',
  dead: 'stop',
  none: 'info',
};

export function DeliveryState({ delivery }: { delivery: Delivery | null }) {
  const inWords = useDelivery();
  return (
    <span className="delivery" data-state={delivery?.state ?? 'none'}>
      <Icon name={ICONS[delivery?.state ?? 'none']} />
      {inWords(delivery)}
    </span>
  );
}
