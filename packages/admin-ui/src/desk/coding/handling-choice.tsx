import { useId } from 'react';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { useTranslation } from 'react-i18next';
import { Check } from '../../parts/check.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Notice } from '../../parts/notice.tsx';

interface Props {
  chosen: readonly string[];
  /** Handlings that the reporter's anonymity rules out. */
  blocked: readonly string[];
  onChange: (handlings: string[]) => void;
}

/** What was done with the case. */
export function HandlingChoice({ chosen, blocked, onChange }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const why = useId();
  return (
    <CheckboxGroup className="choices" value={[...chosen]} onChange={onChange}>
      <Label className="coding-label">{t('coding.handlings')}</Label>
      {blocked.length === 0 ? null : (
        <div id={why}>
          <Notice kind="info" standing>
            {t('coding.blockedHelp')}
          </Notice>
        </div>
      )}
      <div className="choice-columns">
        {codes('handling').map(({ code }) =>
          blocked.includes(code) ? (
            <Check key={code} value={code} isDisabled aria-describedby={why}>
              {label('handling', code)}
              <span className="blocked">{t('coding.blocked')}</span>
            </Check>
          ) : (
            <Check key={code} value={code}>
              {label('handling', code)}
            </Check>
          ),
        )}
      </div>
    </CheckboxGroup>
  );
}
