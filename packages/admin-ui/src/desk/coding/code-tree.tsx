import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import { type CodeGroup, labelOf } from '../../parts/code-labels.ts';
import { TextBox } from '../../parts/text-box.tsx';
import { CodeBranch } from './code-branch.tsx';
import { matchingGroups } from './matching-groups.ts';

interface Props {
  label: string;
  groups: readonly CodeGroup[];
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
  /** Name of the search field; without it there is none. */
  searchLabel?: string;
}

/** Several codes out of a list of two levels; details fold out under their own. */
export function CodeTree({ label, groups, chosen, onChange, searchLabel }: Props) {
  const { t, i18n } = useTranslation();
  const [word, setWord] = useState('');
  const nameOf = (code: CodeGroup['code']) => labelOf(code, i18n.language, code.code);
  const shown = matchingGroups({ groups, word, chosen, nameOf });
  return (
    <CheckboxGroup className="choices" value={[...chosen]} onChange={onChange}>
      <Label className="coding-label">{label}</Label>
      <Text slot="description" className="field-help">
        {t('coding.several')}
      </Text>
      {searchLabel === undefined ? null : (
        <TextBox label={searchLabel} value={word} onChange={setWord} />
      )}
      <p role="status" className="soft">
        {shown.length === 0 && groups.length > 0 ? t('coding.noMatch') : null}
      </p>
      <div className="choice-columns">
        {shown.map((group) => (
          <CodeBranch
            key={group.code.code}
            group={group}
            chosen={chosen}
            nameOf={nameOf}
            searching={word.trim() !== ''}
          />
        ))}
      </div>
    </CheckboxGroup>
  );
}
