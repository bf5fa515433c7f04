import { useTranslation } from 'react-i18next';
import type { Members } from '../../api/members.ts';
import { Term, Terms } from '../../parts/terms.tsx';

/** What this region reads aloud when a town calls. */
export function OwnCard({ self }: { self: Members['self'] }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="own">
      <h2 id="own">{t('members.own')}</h2>
      <Terms>
        <Term name={t('members.address')}>
          <bdi className="code-line" dir="ltr" translate="no">
            {self.url}
          </bdi>
        </Term>
        <Term name={t('members.fingerprint')}>
          <bdi className="code-line" dir="ltr" translate="no">
            {self.fingerprint}
          </bdi>
        </Term>
      </Terms>
      <p className="soft">{t('members.ownHelp')}</p>
    </section>
  );
}
