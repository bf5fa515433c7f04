import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import type { FormField, FormOption, IntakeForm } from '../../api/intake.ts';
import { Check } from '../../parts/check.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import { TextBox } from '../../parts/text-box.tsx';

export interface FieldProps {
  field: FormField;
  /** The same field in the citizen's form, unless that is the worker's own language. */
  theirs: FormField | undefined;
  form: Pick<IntakeForm, 'language' | 'direction'>;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  error: string | undefined;
  /** Whether the heading above says the same as its label. */
  isNamedAbove: boolean;
}

/** One thing to fill in, in the worker's words with the citizen's below them. */
export function Field(props: FieldProps) {
  const { field, isNamedAbove } = props;
  return (
    <div
      id={`field-${field.id}`}
      className="intake-field"
      data-kind={field.kind}
      data-named={isNamedAbove ? '' : undefined}
    >
      <Filled {...props} />
    </div>
  );
}

function Filled(props: FieldProps) {
  const { field, values, onChange, error } = props;
  switch (field.kind) {
    case 'one':
      return (
        <RadioChoice
          label={field.label}
          options={field.options.map((option) => ({ ...option, more: moreOf(props, option) }))}
          help={field.hint || undefined}
          value={values[0] ?? ''}
          onChange={(value) => onChange([value])}
          error={error}
        />
      );
    case 'several':
      return <Several {...props} />;
    case 'yes':
      return (
        <Check
          isSelected={values[0] === 'YES'}
          onChange={(isYes) => onChange(isYes ? ['YES'] : [])}
          isInvalid={error !== undefined}
        >
          {field.label}
          <Theirs form={props.form} text={props.theirs?.label} />
        </Check>
      );
    default:
      return (
        <TextBox
          label={field.label}
          {...(field.hint === '' ? {} : { help: field.hint })}
          value={values[0] ?? ''}
          onChange={(text) => onChange(text === '' ? [] : [text])}
          error={error}
          {...(field.kind === 'text' ? { rows: 8 } : {})}
        />
      );
  }
}

function Several(props: FieldProps) {
  const { field, values, onChange, error } = props;
  return (
    <CheckboxGroup
      className="choices"
      value={[...values]}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="field-label">{field.label}</Label>
      <FieldError className="field-error">{error}</FieldError>
      {field.hint === '' ? null : (
        <Text slot="description" className="field-help">
          {field.hint}
        </Text>
      )}
      <div className="choice-columns">
        {field.options.map((option) => (
          <Check key={option.value} value={option.value}>
            {option.label}
            {moreOf(props, option)}
          </Check>
        ))}
      </div>
    </CheckboxGroup>
  );
}

/** Below an option: how the citizen's form says it, or in one language what it means. */
function moreOf({ theirs, form }: FieldProps, option: FormOption) {
  if (theirs === undefined) return option.hint === '' ? undefined : option.hint;
  const { label, hint } = theirs.options.find(({ value }) => value === option.value) ?? option;
  return <Theirs form={form} text={[label, hint].filter(Boolean).join(' – ')} />;
}

function Theirs({ form, text }: { form: FieldProps['form']; text: string | undefined }) {
  if (text === undefined || text === '') return null;
  return (
    <span className="theirs" lang={form.language} dir={form.direction}>
      {text}
    </span>
  );
}
