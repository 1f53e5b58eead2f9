import type { Cast } from '@/e2e/access/matrix/actors';
import type { Requirement } from '@/e2e/access/matrix/expected';
import { REPOSITORY_CASES } from '@/e2e/access/matrix/repository-samples';
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
  sample?: (world: World, cast: Cast) => Promise<Sample> | Sample;
};

const visible: Case = { requires: { on: 'visible' } };
const open: Case = { requires: { on: 'nothing' } };

export const CASES: Readonly<Record<string, Case>> = {
  ...REPOSITORY_CASES,
  dockerSearch: { ...open, sample: () => ({ query: '?q=nginx' }) },
  getRepository: visible,
  getSupportedTags: visible,
  listTags: visible,
  searchCatalogue: open,
  suggestRepositories: { ...open, sample: () => ({ query: '?q=ng' }) },
};
