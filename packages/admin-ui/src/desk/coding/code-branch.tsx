import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Code } from '../../api/codes.ts';
import { Check } from '../../parts/check.tsx';
import type { CodeGroup } from '../../parts/code-labels.ts';
import { Icon } from '../../parts/icon.tsx';

interface Props {
  group: CodeGroup;
  chosen: readonly string[];
  nameOf: (code: Code) => string;
  /** While somebody searches, what was found is shown unfolded. */
  searching: boolean;
}

/** One code with a button that unfolds its details; chosen details never hide. */
export function CodeBranch({ group, chosen, nameOf, searching }: Props) {
  const { t } = useTranslation();
  const { code, details } = group;
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const open = unfolded || searching;
  const visible = open ? details : details.filter((detail) => chosen.includes(detail.code));
  return (
    <div className="branch">
      <div className="branch-head">
        <Check value={code.code}>{nameOf(code)}</Check>
        {details.length === 0 || searching ? null : (
          <Button
            className="unfold"
            aria-label={t('coding.details', { count: details.length, label: nameOf(code) })}
            aria-expanded={open}
            {...(visible.length > 0 && { 'aria-controls': id })}
            onPress={() => setUnfolded(!unfolded)}
          >
            <span aria-hidden="true">{details.length}</span>
            <Icon name="more" />
          </Button>
        )}
      </div>
      {visible.length === 0 ? null : (
        <div className="branch-details" id={id}>
          {visible.map((detail) => (
            <Check key={detail.code} value={detail.code}>
              {nameOf(detail)}
            </Check>
          ))}
        </div>
      )}
    </div>
  );
}
