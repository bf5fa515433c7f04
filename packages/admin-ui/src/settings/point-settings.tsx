import { useQuery } from '@tanstack/react-query';
import { type ShownSettings, settingsQuery } from '../api/settings.ts';
import { QueryState } from '../parts/query-state.tsx';
import { SettingsForm } from './settings-fields.tsx';
import { useSettings } from './use-settings.ts';

/** The settings of the point, to be filled in as soon as they are there. */
export function PointSettings() {
  const query = useQuery(settingsQuery);
  return query.data === undefined ? <QueryState query={query} /> : <Filled shown={query.data} />;
}

function Filled({ shown }: { shown: ShownSettings }) {
  return <SettingsForm filling={useSettings(shown)} />;
}
