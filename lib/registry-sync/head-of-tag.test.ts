import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '@/lib/platform/clock';
import type { ManifestHead } from '@/lib/registry/registry-client';
import { headOfTag } from '@/lib/registry-sync/head-of-tag';

const NOW = new Date('2026-06-01T12:00:00Z');
const AT_ONCE = [0, 0, 0];
const head = (digest: string): ManifestHead => ({ digest, mediaType: 'application/json', size: 1 });

/** A registry that answers like this, one after the other, and then always as at last. */
function registry(...answers: readonly (ManifestHead | null)[]) {
  let asked = 0;
  return {
    headManifest: async () => answers[Math.min(asked++, answers.length - 1)] ?? null,
    asked: () => asked,
  };
}
const seconds = (count: number) => new Date(NOW.getTime() - count * 1000);
const pushed = (digest: string, at = seconds(0)) => ({ digest, at });

describe('what a tag points to', () => {
  beforeEach(() => {
    vi.spyOn(clock, 'now').mockReturnValue(NOW);
  });
  afterEach(() => vi.restoreAllMocks());

  it('is asked again after a push whose tag the registry has not set yet', async () => {
    for (const before of [null, head('old')]) {
      const client = registry(before, before, head('new'));
      expect(await headOfTag(client, 'alice/demo', 'latest', pushed('new'), AT_ONCE)).toEqual(head('new'));
      expect(client.asked()).toBe(3);
    }
  });

  it('is asked once where the tag is there, where nobody pushed it, and where that was long ago', async () => {
    for (const push of [pushed('new'), undefined, pushed('other', seconds(60))]) {
      const client = registry(head('new'));
      expect(await headOfTag(client, 'alice/demo', 'latest', push, AT_ONCE)).toEqual(head('new'));
      expect(client.asked()).toBe(1);
    }
  });

  it('is what the registry goes on saying, whatever was told', async () => {
    const gone = registry(null);
    expect(await headOfTag(gone, 'alice/demo', 'latest', pushed('new'), AT_ONCE)).toBeNull();
    expect(gone.asked()).toBe(1 + AT_ONCE.length);
    expect(await headOfTag(registry(head('third')), 'alice/demo', 'latest', pushed('new'), AT_ONCE)).toEqual(
      head('third'),
    );
  });
});
