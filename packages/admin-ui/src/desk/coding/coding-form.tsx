import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Coding } from '../../api/cases.ts';
import { BusyButton } from '../../parts/busy-button.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { goToFirstMistake } from '../../parts/first-mistake.ts';
import { CareChoice } from './care-choice.tsx';
import { CodeTree } from './code-tree.tsx';
import { DomainChoice } from './domain-choice.tsx';
import { HandlingChoice } from './handling-choice.tsx';

interface Props {
  coding: Coding;
  anonymity: string;
  /** Whether it can have care categories. */
  aboutCare: boolean;
  isBusy: boolean;
  onChange: (coding: Coding) => void;
  onSave: (coding: Coding) => void;
  onCancel: () => void;
}

/** The statutory coding of a case, in the order in which one thinks of it. */
export function CodingForm(props: Props) {
  const { coding, anonymity, aboutCare, isBusy, onChange, onSave, onCancel } = props;
  const { t } = useTranslation();
  const { groups, codes } = useCodeLabels();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const blocked = codes('anonymity').find(({ code }) => code === anonymity)?.blocks ?? [];

  // The button that opened the form is gone: the focus goes to the form in its place.
  useEffect(() => form.current?.focus(), []);

  function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(coding.domain === '');
    if (coding.domain === '') return goToFirstMistake(form.current);
    onSave(coding);
  }

  return (
    <form ref={form} className="coding-form" aria-labelledby="coding" tabIndex={-1} onSubmit={save}>
      <CodeTree
        label={t('coding.grounds')}
        groups={groups('ground')}
        chosen={coding.grounds}
        onChange={(grounds) => onChange({ ...coding, grounds })}
        searchLabel={t('coding.search')}
      />
      <DomainChoice
        domain={coding.domain}
        isMissing={tried && coding.domain === ''}
        onChange={(domain) => onChange({ ...coding, domain })}
      />
      {aboutCare ? (
        <CareChoice
          chosen={coding.careCategories}
          onChange={(careCategories) => onChange({ ...coding, careCategories })}
        />
      ) : null}
      <CodeTree
        label={t('coding.natures')}
        groups={groups('nature')}
        chosen={coding.natures}
        onChange={(natures) => onChange({ ...coding, natures })}
      />
      <HandlingChoice
        chosen={coding.handlings}
        blocked={blocked}
        onChange={(handlings) => onChange({ ...coding, handlings })}
      />
      <div className="coding-buttons">
        <BusyButton kind="main" type="submit" isBusy={isBusy}>
          {t('coding.save')}
        </BusyButton>
        <Button className="button" onPress={onCancel}>
          {t('coding.cancel')}
        </Button>
      </div>
    </form>
  );
}
