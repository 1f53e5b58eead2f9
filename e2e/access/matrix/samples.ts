import type { Cast, Trier } from '@/e2e/access/matrix/actors';
import type { Requirement } from '@/e2e/access/matrix/expected';
import { PUBLISHER_CASES } from '@/e2e/access/matrix/publisher-samples';
import type { World } from '@/e2e/access/matrix/world';

export type Sample = {
  /** Fills the placeholders of the path besides namespace and name. */
  parameters?: Readonly<Record<string, string>>;
  query?: string;
  body?: unknown;
  /** A body that is no JSON. */
  raw?: { mediaType: string; bytes: Uint8Array<ArrayBuffer> };
  headers?: Readonly<Record<string, string>>;
};

/** What an operation needs of its caller, and a valid request of it: so only who asks decides how it ends. */
export type Case = {
  requires: Requirement;
  /** Runs in a fresh world just before the request; what it makes belongs to the request's premises. */
  sample?: (world: World, cast: Cast, trier: Trier) => Promise<Sample> | Sample;
};

const visible: Case = { requires: { on: 'visible' } };
const open: Case = { requires: { on: 'nothing' } };

export const CASES: Readonly<Record<string, Case>> = {
  dockerSearch: { ...open, sample: () => ({ query: '?q=nginx' }) },
  getRepository: visible,
  getSupportedTags: visible,
  listTags: visible,
  searchCatalogue: open,
  ...PUBLISHER_CASES,
  suggestRepositories: { ...open, sample: () => ({ query: '?q=ng' }) },
};
