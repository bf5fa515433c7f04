import { useTranslation } from 'react-i18next';
import type { HandoverPeer } from '../../api/handovers.ts';
import { Icon } from '../../parts/icon.tsx';

/** How one reaches another point: telephone first, for who is in a hurry. */
export function PeerWays({ peer }: { peer: HandoverPeer }) {
  const { t } = useTranslation();
  const { name, phone, address, hours } = peer;
  return (
    <div className="peer-ways">
      {phone === undefined ? null : (
        <a
          className="button"
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          aria-label={t('handover.call', { name, phone })}
        >
          <Icon name="phone" />
          <bdi dir="ltr">{phone}</bdi>
        </a>
      )}
      {address === undefined ? null : (
        <p>
          <bdi>{address}</bdi>
        </p>
      )}
      {hours === undefined ? null : (
        <p className="soft">
          {t('handover.hours')} <bdi>{hours}</bdi>
        </p>
      )}
    </div>
  );
}
