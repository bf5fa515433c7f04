import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { removeService, type Service, verifyService } from '../../api/services.ts';
import { useFormat } from '../../format/use-format.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { CheckedOn } from '../lines/checked-on.tsx';
import { RemoveDialog } from '../lines/remove-dialog.tsx';
import type { ListChange } from '../lines/use-list-change.ts';

interface Props {
  service: Service;
  isLead: boolean;
  changing: ListChange<Service>;
  onEdit: () => void;
}

/** One service, with what can be done. */
export function ServiceCard({ service, isLead, changing, onEdit }: Props) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState(false);
  const { id, name } = service;
  return (
    <li className="card line-card">
      <ServiceFacts service={service} />
      <div className="buttons">
        <BusyButton
          isBusy={changing.isBusy}
          aria-label={t('lines.verifyNamed', { name })}
          onPress={() =>
            changing.change(() => verifyService(id), { say: t('lines.verified', { name }) })
          }
        >
          {t('lines.verify')}
        </BusyButton>
        <Button className="button" aria-label={t('services.editTitle', { name })} onPress={onEdit}>
          {t('lines.edit')}…
        </Button>
        {isLead ? (
          <Button
            className="button"
            data-kind="quiet"
            aria-label={t('lines.removeTitle', { name })}
            onPress={() => setRemoving(true)}
          >
            {t('lines.remove')}…
          </Button>
        ) : null}
      </div>
      <RemoveDialog
        name={name}
        text={t('services.removeText')}
        remove={() => removeService(id)}
        changing={changing}
        isOpen={removing}
        onClose={() => setRemoving(false)}
      />
    </li>
  );
}

function ServiceFacts({ service }: { service: Service }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { name, organization, description, phones, hours, languages, status } = service;
  const fits = service.fits.map((fit) => {
    const [list = '', code = ''] = fit.split('/');
    return label(list, code);
  });
  const facts = [phones.join(' · '), hours, languages.map(format.language).join(', ')];
  return (
    <>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {status === 'active' ? null : (
        <p>
          <span className="badge">{t(`services.state.${status}`)}</span>
        </p>
      )}
      {organization === '' ? null : <p className="soft">{organization}</p>}
      {description === '' ? null : <p dir="auto">{description}</p>}
      {facts.filter(Boolean).map((fact) => (
        <p key={fact} dir="auto">
          {fact}
        </p>
      ))}
      <p className="soft">{fits.length === 0 ? t('services.fitsHelp') : fits.join(' · ')}</p>
      <CheckedOn verifiedOn={service.verifiedOn} asksToVerify={service.asksToVerify} />
    </>
  );
}
