import type { ScansMessages } from '@/lib/language/en/scans';

const OF_ROWS = [
  'severity',
  'id',
  'component',
  'fixedIn',
  'noFix',
  'score',
  'exploited',
  'exploitedText',
  'standsFor',
  'publisherSays',
  'statuses',
  'vexStatuses',
  'range',
  'toFilters',
  'toRest',
  'skip',
  'loading',
  'failed',
  'retry',
] as const satisfies readonly (keyof ScansMessages['list'])[];

/** Of the list of findings, what its rows say, which are drawn in the browser too. */
export type FindingWords = Pick<ScansMessages['list'], (typeof OF_ROWS)[number]> &
  Pick<ScansMessages, 'severities' | 'letters' | 'clean'>;

export const findingWords = ({ list, severities, letters, clean }: ScansMessages): FindingWords => ({
  ...(Object.fromEntries(OF_ROWS.map((name) => [name, list[name]])) as Pick<typeof list, (typeof OF_ROWS)[number]>),
  severities,
  letters,
  clean,
});
