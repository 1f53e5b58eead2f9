import { type ClientFamily, clientFamily } from '@/lib/registry/client-family';
import { parseInstant } from '@/lib/registry/instant';
import { isIndexType, isManifestType } from '@/lib/registry/media-types';
import type { RegistryEvent } from '@/lib/registry/notification';

/**
 * How long after one another the requests of one pull come at most. What an event counts as depends on the events of
 * the same client up to this much before and after it, and on nothing else: whoever counts a span of time gives also
 * those, and gets the same answer whenever and however often it is asked.
 */
export const PULL_WINDOW_SECONDS = 60;

type Counted = {
  /** The event that it is known by: the same one each time the same events are counted. */
  readonly eventId: string;
  readonly timestamp: string;
  readonly repository: string;
  /** Null when somebody asked for a digest without having asked for a tag. */
  readonly tag: string | null;
  readonly digest: string;
  /** Null for anonymous. */
  readonly actor: string | null;
  /** Where the request came from, without its port; empty where the registry does not say. */
  readonly address: string;
  readonly client: ClientFamily;
};
export type Pull = Counted & {
  /** Of an index: the images of it that were fetched with it. */
  readonly children: readonly string[];
  /** When its last request came: the same however many of the ones before are known. */
  readonly lastAt: string;
  /** The one image that was fetched; null where several were, or only their index. */
  readonly image: string | null;
};
export type PullCount = { readonly pulls: readonly Pull[]; readonly versionChecks: readonly Counted[] };

/** `10.0.0.1:57836` and `[::1]:80` without the port, which is another for each request. */
const hostOf = (address: string | null): string => (address ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '');

type Step = { event: RegistryEvent; at: bigint; method: string; digest: string };

/** The manifest requests of each (repository, actor, address, agent), each once, in order of time. */
function stepsByClient(events: readonly RegistryEvent[]): Step[][] {
  const clients = new Map<string, Map<string, Step>>();
  for (const event of events) {
    const { action, target, request, actor } = event;
    if (action !== 'pull' && action !== 'push') continue;
    if (!target.digest || !target.mediaType || !isManifestType(target.mediaType)) continue;
    const key = JSON.stringify([target.repository, actor.name, hostOf(request.addr), request.useragent]);
    const steps = clients.get(key) ?? new Map<string, Step>();
    clients.set(key, steps);
    const method = action === 'push' ? 'PUT' : (request.method ?? 'GET');
    steps.set(event.id, { event, at: parseInstant(event.timestamp) ?? 0n, method, digest: target.digest });
  }
  const inOrder = (a: Step, b: Step) => (a.at === b.at ? (a.event.id < b.event.id ? -1 : 1) : a.at < b.at ? -1 : 1);
  return [...clients.values()].map((steps) => [...steps.values()].sort(inOrder));
}

const counted = ({ event, digest }: Step, tag: string | null): Counted => ({
  eventId: event.id,
  timestamp: event.timestamp,
  repository: event.target.repository,
  tag,
  digest,
  actor: event.actor.name,
  address: hostOf(event.request.addr),
  client: clientFamily(event.request.useragent),
});

type OpenPull = { counted: Counted; isIndex: boolean; children: string[]; lastAt: string };
type Parent = { at: bigint; pull: OpenPull };

function closed({ counted: what, isIndex, children, lastAt }: OpenPull): Pull {
  const [first, ...others] = isIndex ? new Set(children) : [what.digest];
  return { ...what, children, lastAt, image: first !== undefined && others.length === 0 ? first : null };
}

const isIndex = ({ target }: RegistryEvent): boolean => target.mediaType !== null && isIndexType(target.mediaType);

/** Counts one client's requests, in order of time, in work that grows with their number and nothing else. */
function countClient(steps: readonly Step[]): PullCount {
  const window = BigInt(PULL_WINDOW_SECONDS) * 1_000_000_000n;
  const pulls: OpenPull[] = [];
  const checks = new Map<Step, Counted>();
  const lastHead = new Map<string, Step>();
  const lastHeadOfIndexWith = new Map<string, Step>();
  const parentOf = new Map<string, Parent>();
  const heads: Step[] = [];
  let firstOpen = 0;
  const adopt = (event: RegistryEvent, parent: Parent) => {
    if (isIndex(event)) for (const child of event.target.references) parentOf.set(child.digest, parent);
  };
  for (const step of steps) {
    const { event, at, method, digest } = step;
    const { target } = event;
    if (method === 'HEAD') {
      checks.set(step, counted(step, target.tag));
      lastHead.set(digest, step);
      if (isIndex(event)) for (const child of target.references) lastHeadOfIndexWith.set(child.digest, step);
      heads.push(step);
    } else if (method === 'PUT') {
      // What a client looks at before it pushes is no check for a newer version.
      for (const head of heads.slice(firstOpen)) if (at - head.at <= window) checks.delete(head);
      firstOpen = heads.length;
    } else if (method === 'GET') {
      const parent = parentOf.get(digest);
      if (parent && at - parent.at <= window && target.tag === null) {
        if (!isIndex(event)) parent.pull.children.push(digest);
        parent.pull.lastAt = event.timestamp;
        adopt(event, parent);
        continue;
      }
      const isRecent = (head: Step | undefined): head is Step => head !== undefined && at - head.at <= window;
      const indexHead = lastHeadOfIndexWith.get(digest);
      if (target.tag === null && isRecent(indexHead) && checks.delete(indexHead)) {
        const ofIndex = { ...counted(step, indexHead.event.target.tag), digest: indexHead.digest };
        const pull: OpenPull = { counted: ofIndex, isIndex: true, children: [digest], lastAt: event.timestamp };
        pulls.push(pull);
        adopt(indexHead.event, { at: indexHead.at, pull });
        continue;
      }
      const head = lastHead.get(digest);
      const asked = isRecent(head) ? head : undefined;
      if (asked) checks.delete(asked);
      const tag = target.tag ?? asked?.event.target.tag ?? null;
      const pull: OpenPull = {
        counted: counted(step, tag),
        isIndex: isIndex(event),
        children: [],
        lastAt: event.timestamp,
      };
      pulls.push(pull);
      adopt(event, { at, pull });
    }
  }
  return { pulls: pulls.map(closed), versionChecks: [...checks.values()] };
}

/**
 * Pulls and version checks in a set of events, whatever their order and however often each is in it.
 * A pull is a GET of a manifest that is not a child of an index fetched by the same client just before; its tag is the
 * one asked for, or that of the HEAD before it. An index that a client asked about and has already is pulled as well when
 * it fetches an image of it (containerd, whose images share what they have). A HEAD that no GET follows is a version
 * check, unless a push follows.
 * Layers and configurations count nothing, nor does what one of `ownSubjects` fetched.
 */
export function countPulls(
  events: readonly RegistryEvent[],
  { ownSubjects = [] }: { ownSubjects?: readonly string[] } = {},
): PullCount {
  const foreign = events.filter(({ actor }) => actor.name === null || !ownSubjects.includes(actor.name));
  const counts = stepsByClient(foreign).map(countClient);
  return {
    pulls: counts.flatMap(({ pulls }) => pulls),
    versionChecks: counts.flatMap(({ versionChecks }) => versionChecks),
  };
}
