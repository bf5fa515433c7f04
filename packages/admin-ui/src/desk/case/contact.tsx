import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { Term, Terms } from '../../parts/terms.tsx';

/** How the reporter can be reached, if they said so. */
export function Contact({ contact }: { contact: CaseDetail['contact'] }) {
  const { t } = useTranslation();
  const given = contact !== null && (contact.name || contact.email || contact.phone) !== '';
  return (
    <section className="card" aria-labelledby="contact">
      <h2 id="contact">{t('case.contact')}</h2>
      {contact === null || !given ? (
        <p>{t('case.noContact')}</p>
      ) : (
        <Terms>
          <Term name={t('case.name')}>
            <bdi>{contact.name}</bdi>
          </Term>
          <Term name={t('case.email')}>
            {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
          </Term>
          <Term name={t('case.phone')}>
            {contact.phone && (
              <a href={`tel:${contact.phone}`} dir="ltr">
                {contact.phone}
              </a>
            )}
          </Term>
        </Terms>
      )}
    </section>
  );
}
