import { useTranslation } from 'react-i18next';
import type { OtherPoint, Standing } from '../../api/peers.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Command } from '../../trust/command.tsx';
import '../../parts/stacked-table.css';

interface Props {
  points: readonly OtherPoint[];
  directory: Standing['directory'];
  joined: boolean;
}

/** The other points of the region's signed list, and how old that list is. */
export function OtherPoints({ points, directory, joined }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="points">
      <h2 id="points">{t('peers.points')}</h2>
      {joined ? <Freshness directory={directory} /> : <p>{t('peers.directory.alone')}</p>}
      {points.length > 0 ? <PointTable points={points} /> : null}
      {points.length === 0 && directory.state !== 'none' ? <p>{t('peers.pointsNone')}</p> : null}
    </section>
  );
}

function Freshness({ directory }: Pick<Props, 'directory'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, fetchedAt, expiresAt } = directory;
  if (state === 'none' || fetchedAt === null) {
    return (
      <Notice kind="info" standing>
        <p>{t('peers.directory.none')}</p>
        <Command>{LOOK}</Command>
      </Notice>
    );
  }
  const fetched = t(`peers.directory.${state}`, { moment: format.moment(fetchedAt) });
  const isOver = state === 'expired' || expiresAt === null;
  const until = isOver ? '' : t('proof.listUntil', { moment: format.moment(expiresAt) });
  const said = `${fetched} ${until}`.trim();
  if (state === 'fresh') return <p className="soft">{said}</p>;
  return (
    <Notice kind="warning" standing>
      <p>{said}</p>
      {state === 'expired' ? <Command>{LOOK}</Command> : null}
    </Notice>
  );
}

/** The log says why the list did not come: `directory-not-refreshed`, with the reason. */
const LOOK = 'docker compose logs --tail 100 node';

function PointTable({ points }: Pick<Props, 'points'>) {
  const { t } = useTranslation();
  return (
    <table className="table stacked-table" aria-labelledby="points">
      <thead>
        <tr>
          <th scope="col">{t('peers.name')}</th>
          <th scope="col">{t('peers.town')}</th>
          <th scope="col">{t('proof.title')}</th>
          <th scope="col">{t('peers.address')}</th>
          <th scope="col">{t('peers.phone')}</th>
          <th scope="col">{t('peers.languages')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <PointRow key={point.url} point={point} />
        ))}
      </tbody>
    </table>
  );
}

function PointRow({ point }: { point: OtherPoint }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { url, name, town, municipalities, address, phone, languages } = point;
  const { proof, trustedUntil, isListed } = point;
  const moment = trustedUntil === null ? '–' : format.moment(trustedUntil);
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
        <bdi className="peer-url" dir="ltr" translate="no">
          {url}
        </bdi>
        {isListed ? null : <span className="peer-beyond">{t('proof.beyond')}</span>}
      </th>
      <td data-label={t('peers.town')}>
        <bdi>{town ?? list.format(municipalities)}</bdi>
      </td>
      <td data-label={t('proof.title')}>
        {proof === 'none' ? (
          <span className="mark">
            <Icon name="warning" />
            <span>{t('proof.point.none', { moment })}</span>
          </span>
        ) : (
          t(`proof.point.${proof}`, { moment })
        )}
      </td>
      <td data-label={t('peers.address')}>{address === null ? '–' : <bdi>{address}</bdi>}</td>
      <td data-label={t('peers.phone')}>{phone === null ? '–' : <bdi dir="ltr">{phone}</bdi>}</td>
      <td data-label={t('peers.languages')}>
        {languages.length === 0 ? '–' : list.format(languages.map(format.language))}
      </td>
    </tr>
  );
}
