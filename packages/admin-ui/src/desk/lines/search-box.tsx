import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';

interface Props {
  label: string;
  value: string;
  onChange: (typed: string) => void;
}

/** Finds as one types; nothing of it goes to the node or into the address. */
export function SearchBox({ label, value, onChange }: Props) {
  return (
    <SearchField
      className="lines-search"
      value={value}
      onChange={onChange}
      autoComplete="off"
      maxLength={100}
    >
      <Label className="field-label">{label}</Label>
      <Input className="field-input" dir="auto" />
    </SearchField>
  );
}
