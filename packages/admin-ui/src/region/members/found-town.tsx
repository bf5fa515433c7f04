import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Found } from '../../api/members.ts';
import { useFormat } from '../../format/use-format.ts';
import { Check } from '../../parts/check.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Term, Terms } from '../../parts/terms.tsx';
import { isClockOff, wordsFor } from './steps.ts';

interface Props {
  found: Found;
  isHeard: boolean;
  onHeard: (heard: boolean) => void;
  isMissing: boolean;
}

/** What was found, and the digits that somebody there reads aloud. */
export function FoundTown({ found, isHeard, onHeard, isMissing }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { name, url, role, fingerprint, known, clockSeconds } = found;
  const words = wordsFor(role);
  return (
    <>
      <Terms>
        <Term name={t(`${words}.town`)}>
          <bdi>{name}</bdi>
        </Term>
        <Term name={t('members.address')}>
          <bdi className="code-line" dir="ltr" translate="no">
            {url}
          </bdi>
        </Term>
        {role === 'point' ? <Served found={found} /> : null}
      </Terms>
      {known === 'other-key' ? (
        <Notice kind="warning" standing>
          <p>{t(`${words}.foundOtherKey`)}</p>
        </Notice>
      ) : null}
      {known === 'same-key' ? <p>{t(`${words}.foundKnown`)}</p> : null}
      {isClockOff(clockSeconds) ? (
        <Notice kind="warning" standing>
          <p>{t(`${words}.clockOff`, { count: Math.abs(clockSeconds) })}</p>
        </Notice>
      ) : null}
      <p>{t(`${words}.compare`)}</p>
      <p className="check-number">
        <span>{t('members.fingerprint')}</span>
        <strong className="found-print" translate="no" dir="ltr">
          {fingerprint}
        </strong>
      </p>
      {isMissing ? (
        <p className="field-error" id={`${id}-error`}>
          {t('members.heardMissing')}
        </p>
      ) : null}
      <Check
        isSelected={isHeard}
        onChange={onHeard}
        isInvalid={isMissing}
        {...(isMissing ? { 'aria-describedby': `${id}-error` } : {})}
      >
        {t(known === 'other-key' ? 'members.heardOtherKey' : 'members.heard')}
      </Check>
    </>
  );
}

function Served({ found: { municipalities, population } }: Pick<Props, 'found'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Term name={t('members.municipality')}>
        <bdi dir="ltr">{municipalities.join(', ')}</bdi>
      </Term>
      <Term name={t('members.inhabitants')}>
        {population === null ? null : format.number(population)}
      </Term>
    </>
  );
}
