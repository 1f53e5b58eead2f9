import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientFamily } from '@/lib/registry/client-family';
import { DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST } from '@/lib/registry/media-types';
import { parseNotification, type RegistryEvent } from '@/lib/registry/notification';
import { countPulls } from '@/lib/registry/pull-counting';
import { sharedData } from '@/lib/testing/shared-data';

const streams = sharedData('registry-notifications');

/** What the endpoints that we configure received: `/events` gets no layers, `/events-all` everything. */
function recorded(name: string, endpoint: '/events' | '/events-all'): RegistryEvent[] {
  const lines = readFileSync(path.join(streams.path, `${name}.events.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.flatMap((line) => {
    const { path: at, body } = JSON.parse(line) as { path: string; body: unknown };
    if (at !== endpoint) return [];
    const parsed = parseNotification(body);
    if (!parsed.ok || parsed.malformed.length > 0) throw new Error(`${name}: an event was not understood`);
    return parsed.events;
  });
}

/** Deterministic, so that a failure can be repeated. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const keyed = items.map((item, index) => ({ item, key: Math.sin((index + 1) * (seed + 1) * 12.9898) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** Stream → pulls as `client repository:tag`, and version checks. A docker client that is up to date only checks. */
const EXPECTED: readonly (readonly [string, readonly string[], number])[] = [
  ['docker-pull', ['docker alice/demo:1.0'], 0],
  ['docker-pull-again', [], 1],
  ['docker-pull-anon', ['docker alice/ml:1'], 0],
  ['podman-pull', ['podman alice/demo:1.0'], 0],
  ['pull-anon', ['skopeo alice/demo:1.0'], 0],
  // Recorded with a containerd that fetched layers and a configuration but no manifest: by the rule, a version check.
  // From an empty store it asks as below, in “of containerd”.
  ['ctr-pull', [], 1],
  ['mount', ['skopeo alice/demo:1.0'], 0],
  ['docker-push', [], 0],
  ['docker-push-alltags', [], 0],
  ['podman-push', [], 0],
  ['push-attest', [], 0],
  ['push-index', [], 0],
  ['push-v2s2', [], 0],
  ['push-v2s2-all', [], 0],
  ['ctr-push', [], 0],
  ['podman-tag', [], 0],
  // Reads the manifest of the tag to learn its digest: nothing in the events tells that from a pull.
  ['skopeo-delete', ['skopeo alice/nr:1'], 0],
];

describe.skipIf(!streams.available)(`the recorded streams${streams.reason}`, () => {
  describe.each(EXPECTED)('%s', (name, pulls, versionChecks) => {
    it.each(['/events', '/events-all'] as const)('at %s, in any order, once or twice', (endpoint) => {
      const events = recorded(name, endpoint);
      const orders = [events, [...events].reverse(), [...events, ...events]];
      for (let seed = 0; seed < 20; seed += 1) orders.push(shuffled([...events, ...events], seed));
      const first = countPulls(events);
      for (const order of orders) {
        const count = countPulls(order);
        expect(count.pulls.map((pull) => `${pull.client} ${pull.repository}:${pull.tag}`)).toEqual(pulls);
        expect(count.versionChecks).toHaveLength(versionChecks);
        expect(count).toEqual(first);
      }
    });
  });

  it('all at once count the same as one by one', () => {
    const all = EXPECTED.flatMap(([name]) => recorded(name, '/events'));
    const { pulls, versionChecks } = countPulls(shuffled(all, 7));
    expect(pulls).toHaveLength(EXPECTED.flatMap(([, each]) => each).length);
    expect(versionChecks).toHaveLength(EXPECTED.reduce((sum, [, , each]) => sum + each, 0));
  });
});

const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;
const INDEX = digestOf('a');
const CHILD = digestOf('b');
const OTHER = digestOf('c');
let count = 0;

function made(
  second: number,
  method: string,
  digest: string,
  more: { tag?: string; actor?: string; addr?: string; agent?: string; repository?: string } = {},
): RegistryEvent {
  count += 1;
  const isIndex = digest === INDEX;
  const seconds = new Date(Date.UTC(2026, 10, 21) + second * 1000).toISOString();
  const parsed = parseNotification({
    events: [
      {
        id: `made-${count}`,
        timestamp: seconds,
        action: method === 'PUT' ? 'push' : 'pull',
        target: {
          mediaType: isIndex ? OCI_INDEX : digest === OTHER ? DOCKER_MANIFEST : OCI_MANIFEST,
          digest,
          repository: more.repository ?? 'alice/demo',
          tag: more.tag,
          references: isIndex ? [{ mediaType: OCI_MANIFEST, size: 1, digest: CHILD }] : [],
        },
        request: { addr: more.addr ?? `10.0.0.1:${40_000 + count}`, method, useragent: more.agent ?? 'docker/20' },
        actor: more.actor === undefined ? {} : { name: more.actor },
      },
    ],
  });
  const event = parsed.ok ? parsed.events[0] : undefined;
  if (!event) throw new Error('the test made an event that is none');
  return event;
}
const summary = (events: readonly RegistryEvent[]) => {
  const { pulls, versionChecks } = countPulls(events);
  return [pulls.map(({ tag }) => tag), versionChecks.map(({ tag }) => tag)];
};

describe('a pull', () => {
  it('is an index with the child fetched after it, by one client', () => {
    const events = [made(0, 'GET', INDEX, { tag: '1' }), made(1, 'GET', CHILD)];
    expect(summary(events)).toEqual([['1'], []]);
    expect(countPulls(events).pulls[0]?.children).toEqual([CHILD]);
  });

  it('is another one when somebody else, or elsewhere, or with something else fetches the child', () => {
    const index = made(0, 'GET', INDEX, { tag: '1' });
    for (const other of [{ actor: 'bob' }, { addr: '10.0.0.2:1' }, { agent: 'skopeo/1' }, { repository: 'alice/b' }])
      expect(summary([index, made(1, 'GET', CHILD, other)])).toEqual([['1', null], []]);
  });

  it('of a child by itself counts, also long after its index, or by a tag of its own', () => {
    expect(summary([made(0, 'GET', CHILD)])).toEqual([[null], []]);
    expect(summary([made(0, 'GET', INDEX, { tag: '1' }), made(61, 'GET', CHILD)])).toEqual([['1', null], []]);
    expect(summary([made(0, 'GET', INDEX, { tag: '1' }), made(1, 'GET', CHILD, { tag: 'b' })])).toEqual([
      ['1', 'b'],
      [],
    ]);
  });

  it('counts each time it is made', () => {
    const twice = [0, 5].flatMap((at) => [made(at, 'GET', INDEX, { tag: '1' }), made(at + 1, 'GET', CHILD)]);
    expect(summary(twice)).toEqual([['1', '1'], []]);
  });

  it('has the tag of the HEAD just before it', () => {
    expect(summary([made(0, 'HEAD', OTHER, { tag: '2' }), made(1, 'GET', OTHER)])).toEqual([['2'], []]);
    expect(summary([made(0, 'HEAD', OTHER, { tag: '2' }), made(61, 'GET', OTHER)])).toEqual([[null], ['2']]);
  });

  it('after an earlier look leaves that look a version check', () => {
    const events = [
      made(0, 'HEAD', OTHER, { tag: '2' }),
      made(30, 'HEAD', OTHER, { tag: '2' }),
      made(31, 'GET', OTHER),
    ];
    expect(summary(events)).toEqual([['2'], ['2']]);
  });

  it('of containerd is HEAD by tag, then index and image by digest', () => {
    const agent = { agent: 'containerd/1.6.20~ds1' };
    const events = [
      made(0, 'HEAD', INDEX, { ...agent, tag: '1' }),
      made(1, 'GET', INDEX, agent),
      made(2, 'GET', CHILD, agent),
    ];
    expect(summary(events)).toEqual([['1'], []]);
    expect(countPulls(events).pulls[0]?.client).toBe('containerd');
  });

  it('of containerd that has the index already is one pull, of the tag it asked for', () => {
    const second = { ...made(2, 'GET', digestOf('d')), id: 'second child' };
    const head = made(0, 'HEAD', INDEX, { tag: '1' });
    const references = [CHILD, second.target.digest ?? ''].map((digest) => ({
      mediaType: OCI_MANIFEST,
      size: 1,
      digest,
    }));
    const events = [{ ...head, target: { ...head.target, references } }, made(1, 'GET', CHILD), second];
    expect(summary(events)).toEqual([['1'], []]);
    expect(summary([...events].reverse())).toEqual([['1'], []]);
    expect(countPulls(events).pulls[0]).toMatchObject({
      digest: INDEX,
      children: references.map(({ digest }) => digest),
    });
    expect(summary([head, made(61, 'GET', CHILD)])).toEqual([[null], ['1']]);
  });

  it('of our own is not counted', () => {
    const own = made(0, 'GET', OTHER, { tag: '2', actor: 'plimsoll' });
    expect(countPulls([own], { ownSubjects: ['plimsoll'] })).toEqual({ pulls: [], versionChecks: [] });
  });

  it('over IPv6 is recognised whatever its port', () => {
    const events = [made(0, 'GET', INDEX, { tag: '1', addr: '[::1]:80' }), made(1, 'GET', CHILD, { addr: '[::1]:81' })];
    expect(summary(events)).toEqual([['1'], []]);
  });
});

describe('a HEAD', () => {
  it('alone is a version check, before a push nothing', () => {
    expect(summary([made(0, 'HEAD', OTHER, { tag: '2' })])).toEqual([[], ['2']]);
    expect(summary([made(0, 'HEAD', OTHER, { tag: '2' }), made(5, 'PUT', CHILD, { tag: '2' })])).toEqual([[], []]);
    expect(summary([made(0, 'HEAD', OTHER, { tag: '2' }), made(61, 'PUT', CHILD, { tag: '2' })])).toEqual([[], ['2']]);
  });
});

it('a flood by one client is counted in time that grows with it', () => {
  const flood: RegistryEvent[] = [];
  const head = made(0, 'HEAD', OTHER, { tag: '2' });
  for (let i = 0; i < 100_000; i += 1) flood.push({ ...head, id: `flood-${i}` });
  flood.push(made(1, 'PUT', CHILD));
  expect(summary(flood)).toEqual([[], []]);
});

it('clients are known by how their User-Agent begins', () => {
  expect(clientFamily('containers/5.23.1 (github.com/containers/image)')).toBe('podman');
  expect(clientFamily('containerd/1.6.20~ds1')).toBe('containerd');
  expect(clientFamily('Mozilla/5.0 docker/20')).toBe('other');
  expect(clientFamily(null)).toBe('other');
});
