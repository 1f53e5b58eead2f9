import { describe, expect, it } from 'vitest';
import { parseInstant } from '@/lib/registry/instant';
import { parseNotification } from '@/lib/registry/notification';

const digest = `sha256:${'a'.repeat(64)}`;
const push = {
  id: 'e1',
  timestamp: '2026-11-21T04:44:52.638364789Z',
  action: 'push',
  target: {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    size: 852,
    length: 852,
    digest,
    repository: 'alice/demo',
    url: 'http://registry.example.org/v2/alice/demo/manifests/1.0',
    tag: '1.0',
    references: [{ mediaType: 'application/vnd.oci.image.config.v1+json', size: 1, digest }],
  },
  request: { id: 'r', addr: '10.0.0.1:5', host: 'registry.example.org', method: 'PUT', useragent: 'skopeo/1.9.3' },
  actor: { name: 'alice' },
  source: { addr: 'vm:5500', instanceID: 'i' },
};
const eventsOf = (...events: unknown[]) => {
  const parsed = parseNotification({ events });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed;
};

describe('a notification', () => {
  it('gives its events without what nobody needs', () => {
    expect(eventsOf(push).events).toEqual([
      {
        id: 'e1',
        timestamp: '2026-11-21T04:44:52.638364789Z',
        action: 'push',
        target: {
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          size: 852,
          digest,
          repository: 'alice/demo',
          tag: '1.0',
          fromRepository: null,
          references: [{ mediaType: 'application/vnd.oci.image.config.v1+json', size: 1, digest }],
        },
        request: { addr: '10.0.0.1:5', method: 'PUT', useragent: 'skopeo/1.9.3' },
        actor: { name: 'alice' },
      },
    ]);
  });

  it('of a delete names a digest or a tag and little else', () => {
    const target = { repository: 'alice/demo', tag: '1' };
    const bare = { id: 'e2', timestamp: push.timestamp, action: 'delete', target, actor: {} };
    expect(eventsOf(bare).events).toMatchObject([
      { target: { digest: null, mediaType: null, tag: '1', references: [] }, actor: { name: null } },
    ]);
  });

  it('keeps the good events when others are malformed, and names those', () => {
    const parsed = eventsOf(
      null,
      push,
      { ...push, id: 'e3', target: { ...push.target, digest: 'sha256:short' } },
      { ...push, id: 'e4', timestamp: 'yesterday' },
      { ...push, id: 'e5', target: { ...push.target, repository: '../etc' } },
      { ...push, id: 'e6', action: 'explode' },
      { ...push, id: '' },
    );
    expect(parsed.events.map(({ id }) => id)).toEqual(['e1']);
    expect(parsed.malformed.map(({ index, id }) => [index, id])).toEqual([
      [0, null],
      [2, 'e3'],
      [3, 'e4'],
      [4, 'e5'],
      [5, 'e6'],
      [6, null],
    ]);
    expect(parsed.malformed[1]?.problem).toBe('target.digest: not a digest');
  });

  it('that is none is refused as a whole', () => {
    for (const body of [null, [], 'x', {}, { events: {} }, { events: Array.from({ length: 1001 }, () => push) }])
      expect(parseNotification(body)).toMatchObject({ ok: false });
  });

  it('may be empty', () => {
    expect(parseNotification({ events: [] })).toEqual({ ok: true, events: [], malformed: [] });
  });

  it('loses control characters, and the end of texts that are too long', () => {
    const request = { ...push.request, useragent: `evil\0\u001b[2J${'x'.repeat(9999)}` };
    const [event] = eventsOf({ ...push, request, actor: { name: 'al\0ice' } }).events;
    expect(event?.request.useragent).toMatch(/^evil\[2Jx+$/);
    expect(event?.request.useragent).toHaveLength(512);
    expect(event?.actor.name).toBe('alice');
  });
});

describe('a time as Go writes it', () => {
  it('is exact to the nanosecond, whatever its zeros and zone', () => {
    const at = parseInstant('2026-11-21T04:38:04.72821365Z');
    expect(at).toBe(BigInt(Date.parse('2026-11-21T04:38:04Z')) * 1_000_000n + 728_213_650n);
    expect(parseInstant('2026-11-21T06:38:04.728213650+02:00')).toBe(at);
    expect(parseInstant('2026-11-21T04:38:04Z')).toBe(BigInt(Date.parse('2026-11-21T04:38:04Z')) * 1_000_000n);
  });

  it('is nothing else', () => {
    for (const text of ['', '2026-11-21', '2026-13-45T99:00:00Z', '2026-11-21T04:38:04', 'now'])
      expect(parseInstant(text)).toBeUndefined();
  });
});
