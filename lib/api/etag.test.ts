import { describe, expect, it } from 'vitest';
import { weakEtagOf, withEtag } from '@/lib/api/etag';

const asked = (ifNoneMatch?: string) =>
  new Request('http://site.test/', { headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch } });

describe('an answer with an entity tag', () => {
  const version = { id: 'a', imagesVersion: 3 };
  const etag = weakEtagOf(version);

  it('is weak, the same for the same version, and another for every other one', () => {
    expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(weakEtagOf({ id: 'a', imagesVersion: 3 })).toBe(etag);
    expect(weakEtagOf({ id: 'a', imagesVersion: 4 })).not.toBe(etag);
  });

  it('is given whole to who has none or an older one', async () => {
    for (const known of [undefined, '"older"', 'W/"older", W/"oldest"']) {
      const response = await withEtag(asked(known), version, () => ({ tags: 2 }));
      expect(response.status).toBe(200);
      expect(response.headers.get('etag')).toBe(etag);
      expect(response.headers.get('cache-control')).toBe('private, no-cache');
      expect(await response.json()).toEqual({ tags: 2 });
    }
  });

  it('is not even made for who has it, whether a proxy dropped the W or not', async () => {
    for (const known of [etag, etag.replace('W/', ''), `"older", ${etag}`, '*']) {
      const response = await withEtag(asked(known), version, () => expect.unreachable());
      expect(response.status).toBe(304);
      expect(response.headers.get('etag')).toBe(etag);
      expect(response.headers.get('vary')).toBe('cookie, authorization');
      expect(await response.text()).toBe('');
    }
  });

  it('that cannot be made fails, and is no 304', async () => {
    await expect(withEtag(asked('"older"'), version, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});
