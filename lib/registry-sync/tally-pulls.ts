import { OWN_SUBJECT } from '@/lib/names/own-subject';
import type { RegistryEvent } from '@/lib/registry/notification';
import { countPulls, type Pull } from '@/lib/registry/pull-counting';

/** What one person did in one day with one tag: how much more (or less) than was counted before. */
export type PullCell = {
  day: string;
  tag: string;
  client: string;
  platform: string;
  actor: string;
  pulls: number;
  checks: number;
  last: string | null;
};

/** What has to be known besides the events. */
export type Knowledge = {
  /** Platform by digest of an image that is known; empty where it has none */
  platforms: ReadonlyMap<string, string>;
  actorOf: (puller: Pick<Pull, 'actor' | 'address'>) => string;
};

const count = (events: readonly RegistryEvent[]) => countPulls(events, { ownSubjects: [OWN_SUBJECT] });

/** The images whose platforms `pullChanges` asks for: an image of one pull may be one of several once more is known. */
export const pulledImages = (before: readonly RegistryEvent[], more: readonly RegistryEvent[]): string[] => [
  ...new Set(
    [before, [...before, ...more]].flatMap((events) => count(events).pulls.flatMap(({ image }) => image ?? [])),
  ),
];

/** An image that is not known yet stands for its platform; a version check asks for no platform. */
const platformOf = (image: string | null, { platforms }: Knowledge): string =>
  image === null ? '' : (platforms.get(image) ?? image);

function tally(
  cells: Map<string, PullCell>,
  events: readonly RegistryEvent[],
  sign: 1 | -1,
  knowledge: Knowledge,
): void {
  const { pulls, versionChecks } = count(events);
  const all = [
    ...pulls.map((pull) => ({ counted: pull, lastAt: pull.lastAt, platform: platformOf(pull.image, knowledge) })),
    ...versionChecks.map((check) => ({ counted: check, lastAt: null, platform: '' })),
  ];
  for (const { counted, lastAt, platform } of all) {
    const at = new Date(counted.timestamp).toISOString();
    const place = {
      day: at.slice(0, 10),
      tag: counted.tag ?? '',
      client: counted.client,
      platform,
      actor: knowledge.actorOf(counted),
    };
    const key = JSON.stringify(Object.values(place));
    const cell = cells.get(key) ?? { ...place, pulls: 0, checks: 0, last: null };
    cells.set(key, cell);
    if (lastAt !== null) cell.pulls += sign;
    else cell.checks += sign;
    const last = lastAt === null ? null : new Date(lastAt).toISOString();
    if (last !== null && sign > 0 && (cell.last === null || last > cell.last)) cell.last = last;
  }
}

/** What the counts change by when, to events that were counted `before`, `more` come. */
export function pullChanges(
  before: readonly RegistryEvent[],
  more: readonly RegistryEvent[],
  knowledge: Knowledge,
): PullCell[] {
  const cells = new Map<string, PullCell>();
  tally(cells, before, -1, knowledge);
  tally(cells, [...before, ...more], 1, knowledge);
  return [...cells.values()].filter(({ pulls, checks, last }) => pulls !== 0 || checks !== 0 || last !== null);
}
