import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/use-session.ts';
import { type Service, servicesQuery } from '../../api/services.ts';
import { Check } from '../../parts/check.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { ChangeNews } from '../case/change-news.tsx';
import { digitsOf, matches } from '../lines/matches.ts';
import { PlacesTabs } from '../lines/places-tabs.tsx';
import { SearchBox } from '../lines/search-box.tsx';
import { useListChange } from '../lines/use-list-change.ts';
import { ServiceCard } from './service-card.tsx';
import { ServiceDialog } from './service-dialog.tsx';
import { ServicesFile } from './services-file.tsx';
import '../lines/lines.css';
import './services.css';

/** The services near here: what citizens are offered, and what a worker offers. */
export function ServicesPage() {
  const { t } = useTranslation();
  const { role } = useSession().account;
  const query = useQuery(servicesQuery);
  return (
    <>
      <PageHeading title={t('services.title')} />
      <PlacesTabs />
      <p className="lead">{t('services.intro')}</p>
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <Services services={query.data} isLead={role === 'lead'} />
      )}
      {role === 'lead' ? <ServicesFile /> : null}
    </>
  );
}

function Services({ services, isLead }: { services: readonly Service[]; isLead: boolean }) {
  const { t } = useTranslation();
  const changing = useListChange<Service>(servicesQuery.queryKey);
  const [editing, setEditing] = useState<Service | 'new'>();
  const [typed, setTyped] = useState('');
  const [toCheck, setToCheck] = useState(false);
  const shown = services
    .filter((one) => !toCheck || one.asksToVerify)
    .filter((one) => isMeant(one, typed))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const old = services.filter(({ asksToVerify }) => asksToVerify).length;
  return (
    <>
      <div className="services-find">
        <SearchBox label={t('services.search')} value={typed} onChange={setTyped} />
        <Button className="button" data-kind="main" onPress={() => setEditing('new')}>
          {t('services.add')}…
        </Button>
      </div>
      {old === 0 ? null : (
        <div className="lines-old">
          <p>{t('services.toCheck', { count: old })}</p>
          <Check isSelected={toCheck} onChange={setToCheck}>
            {t('lines.toCheckOnly')}
          </Check>
        </div>
      )}
      <ChangeNews changing={changing} />
      <p className="soft" role="status">
        {t('services.found', { count: shown.length })}
      </p>
      <ul className="lines-list">
        {shown.map((one) => (
          <ServiceCard
            key={one.id}
            service={one}
            isLead={isLead}
            changing={changing}
            onEdit={() => setEditing(one)}
          />
        ))}
      </ul>
      {shown.length > 0 ? null : (
        <p className="empty">{t(services.length === 0 ? 'services.none' : 'services.noneFound')}</p>
      )}
      {editing === undefined ? null : (
        <ServiceDialog
          service={editing === 'new' ? undefined : editing}
          changing={changing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

function isMeant({ name, organization, description, phones }: Service, typed: string): boolean {
  return matches([name, organization, description, ...phones, ...phones.map(digitsOf)], typed);
}
