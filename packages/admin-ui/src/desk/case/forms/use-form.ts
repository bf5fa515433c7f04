import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import { useSession } from '../../../access/use-session.ts';
import { createForms, type Fields, type Forms } from './forms.ts';

export const FormsContext = createContext<Forms>(createForms());

/** A form of a dialog about a case; what is typed outlives the dialog until the node took it. */
export interface Form<Field extends string> {
  /** Made with the form, so that sending it twice makes one. */
  readonly id: string;
  readonly fields: Readonly<Record<Field, string>>;
  set(field: Field, value: string): void;
  /** Once it was taken. */
  forget(): void;
}

/** @param name of the form and of what it is about */
export function useForm<Field extends string>(
  name: string,
  initial: Readonly<Record<Field, string>>,
): Form<Field> {
  const forms = useContext(FormsContext);
  const { id: accountId } = useSession().account;
  const key = `${accountId} ${name}`;
  const [freshId] = useState(() => crypto.randomUUID());
  const kept: Fields | undefined = useSyncExternalStore(forms.subscribe, () => forms.of(key));
  const fields = { ...initial, ...kept };
  const id = kept?.id ?? freshId;
  return {
    id,
    fields,
    set: (field, value) => forms.keep(accountId, key, { ...fields, id, [field]: value }),
    forget: () => forms.forget(key),
  };
}
