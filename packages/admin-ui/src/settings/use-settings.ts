import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFreshly } from '../access/use-freshly.ts';
import { problemOf } from '../api/request.ts';
import { sessionQuery } from '../api/session.ts';
import { type ShownSettings, saveSettings, settingsQuery, setupQuery } from '../api/settings.ts';
import {
  broughtOnto,
  type FieldName,
  fieldsOf,
  type Mistake,
  mistakesIn,
  type SettingsFields,
  settingsIn,
} from './settings-form.ts';

/** Filling in the settings of the point. */
export interface Filling {
  fields: SettingsFields;
  set<Name extends FieldName>(name: Name, value: SettingsFields[Name]): void;
  /** Once saving was tried. */
  mistakes: Partial<Record<FieldName, Mistake>>;
  /** How often saving was tried with something wrong. */
  tries: number;
  save(): void;
  isBusy: boolean;
  error: unknown;
  isSaved: boolean;
}

/** What is filled in stays until it is saved, also when the node refuses it. */
export function useSettings(shown: ShownSettings): Filling {
  const client = useQueryClient();
  const freshly = useFreshly();
  const [fields, setFields] = useState(() => firstFields(shown));
  const [tries, setTries] = useState(0);
  const mistakes = mistakesIn(fields);
  const saving = useMutation({
    mutationFn: () => {
      const { texts } = shown.settings;
      const settings = { ...settingsIn(fields), texts };
      return freshly(() => saveSettings({ settings, version: shown.version }));
    },
    onSuccess: async (saved) => {
      client.setQueryData(settingsQuery.queryKey, saved);
      setFields(fieldsOf(saved.settings));
      setTries(0);
      // the frame shows the name of the point
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await client.invalidateQueries({ queryKey: setupQuery.queryKey });
    },
    onError: async (error) => {
      if (problemOf(error) !== 'changed-meanwhile') return;
      const newest = await client.fetchQuery({ ...settingsQuery, staleTime: 0 });
      const [before, theirs] = [fieldsOf(shown.settings), fieldsOf(newest.settings)];
      setFields((mine) => broughtOnto(mine, before, theirs));
    },
  });
  return {
    fields,
    set: (name, value) => {
      setFields((now) => ({ ...now, [name]: value }));
      if (saving.isSuccess) saving.reset();
    },
    mistakes: tries > 0 ? mistakes : {},
    tries,
    save: () => {
      if (Object.keys(mistakes).length > 0) setTries((now) => now + 1);
      else if (!saving.isPending) saving.mutate();
    },
    isBusy: saving.isPending,
    error: saving.error,
    isSaved: saving.isSuccess,
  };
}

/** Until somebody names it, a point is called as its address is: nobody wants to keep that. */
function firstFields({ settings, setUp }: ShownSettings): SettingsFields {
  const fields = fieldsOf(settings);
  const isUnnamed = !setUp && settings.name === window.location.host;
  return isUnnamed ? { ...fields, name: '' } : fields;
}
