import { type SubmitEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import { WORDS_MAX } from '../../api/lists.ts';
import { Icon } from '../../parts/icon.tsx';

/** Longer ones are telephone numbers and the like: words. */
const CASE_NUMBER = /^\d{1,7}$/;

interface Props {
  /** What is being searched for now: a number, or words. */
  value: string;
  onNumber: (number: string) => void;
  onWords: (words: string) => void;
}

/** Finds a case by its number, or cases by what stands in them. */
export function CaseSearch({ value, onNumber, onWords }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);

  function find(text: string) {
    if (text === '' || CASE_NUMBER.test(text)) onNumber(text);
    else onWords(text);
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    find(typed.trim());
  }

  return (
    <form className="case-search" onSubmit={submit}>
      <SearchField
        className="case-search-field"
        value={typed}
        onChange={setTyped}
        onClear={() => find('')}
        autoComplete="off"
        maxLength={WORDS_MAX}
      >
        <Label className="only-aloud">{t('cases.search')}</Label>
        <Input className="field-input" placeholder={t('cases.search')} dir="auto" />
      </SearchField>
      <Button className="button" type="submit">
        <Icon name="find" />
        {t('cases.searchSubmit')}
      </Button>
    </form>
  );
}
