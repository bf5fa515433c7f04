import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../api/flow.ts';
import { useFormat } from '../../format/use-format.ts';
import { Check } from '../../parts/check.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { FieldHead } from '../../parts/field-head.tsx';

interface Props {
  candidates: readonly Candidate[];
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
  error: string | undefined;
}

/** Cases to choose from, by what is coded of them. */
export function CandidateList({ candidates, chosen, onChange, error }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  if (candidates.length === 0) return <p>{t('campaigns.candidatesNone')}</p>;
  const all = candidates.map(({ id }) => id);
  return (
    <>
      <Check
        isSelected={chosen.length === all.length}
        isIndeterminate={chosen.length > 0 && chosen.length < all.length}
        onChange={(isAll) => onChange(isAll ? all : [])}
      >
        {t('campaigns.all')}
      </Check>
      <CheckboxGroup
        className="choices"
        value={[...chosen]}
        onChange={onChange}
        isInvalid={error !== undefined}
        validationBehavior="aria"
      >
        <FieldHead label={t('campaigns.cases')} error={error} />
        {candidates.map((one) => (
          <Check key={one.id} value={one.id}>
            {t('campaigns.pick', {
              number: one.number,
              subject: `${label('subject', one.subject)} · ${label('domain', one.domain)}`,
              date: format.date(one.receivedAt),
            })}
          </Check>
        ))}
      </CheckboxGroup>
    </>
  );
}
