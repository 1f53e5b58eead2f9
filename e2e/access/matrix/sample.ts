import type { Cast } from '@/e2e/access/matrix/actors';
import type { Requirement } from '@/e2e/access/matrix/expected';
import type { Person, World } from '@/e2e/access/matrix/world';
import type { PublisherAction, RepositoryAction } from '@/lib/access/permissions';

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
  sample?: (world: World, cast: Cast, self: Person) => Promise<Sample> | Sample;
  /** How it ends for who may, where that is not the operation's status, and why. */
  ends?: number;
};

export const visible: Case = { requires: { on: 'visible' } };
export const open: Case = { requires: { on: 'nothing' } };
export const onRepository = (action: RepositoryAction, sample?: Case['sample']): Case => ({
  requires: { on: 'repository', action },
  ...(sample ? { sample } : {}),
});
export const onPublisher = (action: PublisherAction, sample?: Case['sample']): Case => ({
  requires: { on: 'publisher', action },
  ...(sample ? { sample } : {}),
});
export const onSelf = (sample?: Case['sample'], more: Partial<Case> = {}): Case => ({
  requires: { on: 'self' },
  ...(sample ? { sample } : {}),
  ...more,
});
