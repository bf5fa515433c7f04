import { useTranslation } from 'react-i18next';
import type { Proof, Superior } from '../api/above.ts';
import { useFormat } from '../format/use-format.ts';
import { Notice } from '../parts/notice.tsx';
import { Command } from './command.tsx';

/** Whether the superior vouches for this node, and the proof that this node shows; until when. */
export function Vouching({ superior }: { superior: Superior }) {
  const { t } = useTranslation();
  const { url, statement, proof } = superior;
  const isWell = statement.fault === null && proof.fault === null;
  return (
    <>
      <Statement superior={superior} />
      <OwnProof proof={proof} name={superior.name} />
      {isWell ? (
        <p className="soft">{t('vouching.proofWhat')}</p>
      ) : (
        <>
          <p>{t('vouching.doctor')}</p>
          <Command>{`nabij doctor ${url}`}</Command>
        </>
      )}
    </>
  );
}

function Statement({ superior: { name, statement } }: { superior: Superior }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { until, fault } = statement;
  return fault === null ? (
    <Notice kind="good" standing>
      <p>{t('vouching.holds', { name, until: until === null ? '–' : format.moment(until) })}</p>
    </Notice>
  ) : (
    <Notice kind="warning" standing>
      <p>{t(`vouching.fault.${fault}`, { name })}</p>
    </Notice>
  );
}

function OwnProof({ proof, name }: { proof: Proof; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fault, givenAt, until } = proof;
  const moment = (at: string | null) => (at === null ? '–' : format.moment(at));
  if (fault === null) {
    const dates = { given: moment(givenAt), until: moment(until) };
    return (
      <Notice kind="good" standing>
        <p>{t('vouching.proof', { name, ...dates })}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="warning" standing>
      <p>
        {fault === 'missing'
          ? t('vouching.proofMissing')
          : t(`proof.fault.${fault}`, { until: moment(until) })}
      </p>
      {fault === 'missing' ? null : <p>{t('vouching.proofAgain')}</p>}
    </Notice>
  );
}
