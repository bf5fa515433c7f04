import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceServices } from '../../packages/node/src/directory/services/import-services.ts';
import { areasShape } from '../../packages/node/src/region/map/areas.ts';
import { keepMap } from '../../packages/node/src/region/map/keep-map.ts';
import { makeMember, type NetworkNode, type SetClock, setClock } from '../network.ts';
import { actorIn } from './actor.ts';
import { type Filed, playHistory } from './history.ts';
import { neighbourSteps } from './neighbours.ts';
import { demoSpan, planHistory } from './plan.ts';
import { TOWNS } from './region.ts';
import { servicesOf } from './services.ts';
import { knowPeople } from './short-lines.ts';
import { showSteps } from './show/every.ts';
import { keepAtHand, setMandates } from './show/furnish.ts';
import { shareDirectory, showPeople } from './show-people.ts';
import { type Place, type Region, startRegion, stopRegion } from './start-region.ts';

/**
 * Plays two years through the nodes' own code, on a clock that is set to each event's moment.
 * @returns the cases by their names in the plan
 */
export async function makeHistory(
  place: Place,
  { mark, until }: { mark: string; until: Date },
): Promise<ReadonlyMap<string, Filed>> {
  const span = demoSpan(until);
  const clock = setClock(span.from);
  const region = await startRegion(place, (plan) => ({
    ...plan,
    clock,
    delivers: false,
    databaseUrl: unhurried(plan.databaseUrl),
  }));
  try {
    await begin(region, clock);
    const { coordinator, towns } = region;
    const actor = actorIn(towns, clock, () => shareDirectory(coordinator, towns));
    // of two things at one moment the plan's comes first: sorting keeps their order
    const events = [
      ...planHistory(TOWNS, span),
      ...showSteps(until),
      ...neighbourSteps(until),
    ].sort((one, other) => one.at.getTime() - other.at.getTime());
    const cases = await playHistory(events, actor, { file: mark, screen: process.stdout });
    for (const team of teamsIn(region)) await knowPeople(team, 'now');
    for (const team of teamsIn(region).slice(0, 1)) await keepAtHand(team);
    return cases;
  } finally {
    await stopRegion(region);
  }
}

/** The coordinator's map of the invented region, as its keeper would load it. */
async function loadMap(coordinator: NetworkNode, now: Date): Promise<void> {
  const file = await readFile(join(import.meta.dirname, 'drieland.geojson'), 'utf8');
  const areas = areasShape.parse(JSON.parse(file));
  await keepMap(coordinator.running().database.db, areas, { by: { kind: 'operator' }, now });
}

/** The towns join, and their teams begin with a few services, people and mandates. */
async function begin({ coordinator, towns }: Region, clock: SetClock): Promise<void> {
  for (const town of towns) await makeMember(town, coordinator);
  await loadMap(coordinator, clock.now());
  for (const [index, town] of TOWNS.entries()) {
    const node = towns[index];
    if (!node) continue;
    await replaceServices(node.running().database.db, servicesOf(town.id), clock.now());
    await showPeople(node, town, index);
    await knowPeople({ node, people: town.people }, 'then');
    await setMandates({ node, people: town.people });
  }
}

function teamsIn({ towns }: Region) {
  return towns.map((node) => ({ node, people: node.plan.people }));
}

/** Not waiting for the disk after every step halves the time; a history cut off is made anew. */
function unhurried(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('synchronous_commit', 'off');
  return url.href;
}
