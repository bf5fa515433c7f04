import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Service, saveService } from '../../api/services.ts';
import { Check } from '../../parts/check.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import type { ListChange } from '../lines/use-list-change.ts';
import { FitsChoice } from './fits-choice.tsx';
import { formOf, slipsIn, type TypedService, typedOf } from './service-form.ts';
import { ServiceWords } from './service-words.tsx';
import { StatusChoice } from './status-choice.tsx';

interface Props {
  /** Without one, a service is added. */
  service: Service | undefined;
  changing: ListChange<Service>;
  onClose: () => void;
}

/** What there is to know of a service. It stays on the screen until the node took it. */
export function ServiceDialog({ service, changing, onClose }: Props) {
  const { t } = useTranslation();
  const [id] = useState(() => service?.id ?? crypto.randomUUID());
  const [typed, setTyped] = useState(() => typedOf(service));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<TypedService>) => setTyped({ ...typed, ...part });

  function confirm() {
    setTried(true);
    if (slipsIn(typed).length > 0) return;
    const { name } = typed;
    const say = t(service === undefined ? 'services.added' : 'services.saved', { name });
    changing.change(() => saveService(id, formOf(typed)), { say, after: onClose });
  }

  return (
    <ConfirmDialog
      title={
        service === undefined ? t('services.addTitle') : t('services.editTitle', { ...service })
      }
      confirm={t('lines.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <Fields typed={typed} change={change} tried={tried} />
      <StatusChoice value={typed.status} onChange={(status) => change({ status })} />
      <FitsChoice fits={typed.fits} onChange={(fits) => change({ fits })} />
      <ServiceWords
        translations={typed.translations}
        onChange={(translations) => change({ translations })}
      />
      <Check isSelected={typed.verified} onChange={(verified) => change({ verified })}>
        {t('services.verifiedNow')}
      </Check>
    </ConfirmDialog>
  );
}

interface FieldsProps {
  typed: TypedService;
  change: (part: Partial<TypedService>) => void;
  tried: boolean;
}

function Fields({ typed, change, tried }: FieldsProps) {
  const { t } = useTranslation();
  const slips = tried ? slipsIn(typed) : [];
  const field = (
    name: keyof TypedService & ('name' | 'url' | 'email' | 'hours' | 'description'),
  ) => ({
    label: t(`services.${name}`),
    value: typed[name],
    onChange: (text: string) => change({ [name]: text }),
  });
  const error = (name: (typeof slips)[number], text: string) =>
    slips.includes(name) ? text : undefined;
  return (
    <>
      <TextBox {...field('name')} error={error('name', t('lines.nameMissing'))} />
      <TextBox
        label={t('services.organization')}
        value={typed.organization}
        onChange={(organization) => change({ organization })}
      />
      <TextBox {...field('description')} rows={3} />
      <TextBox
        label={t('services.phones')}
        help={t('services.phonesHelp')}
        value={typed.phones}
        onChange={(phones) => change({ phones })}
        rows={2}
      />
      <div className="lines-pair">
        <TextBox
          {...field('email')}
          inputMode="email"
          error={error('email', t('lines.emailWrong'))}
        />
        <TextBox {...field('url')} inputMode="url" error={error('url', t('services.urlWrong'))} />
      </div>
      <TextBox {...field('hours')} />
      <TextBox
        label={t('services.languages')}
        help={t('services.languagesHelp')}
        value={typed.languages}
        onChange={(languages) => change({ languages })}
        error={error('languages', t('services.languagesWrong'))}
      />
    </>
  );
}
