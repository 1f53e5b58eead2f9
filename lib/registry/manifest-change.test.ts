import { describe, expect, it } from 'vitest';
import { parseManifestChange } from '@/lib/registry/manifest-change';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('a request that can take a tag off its image', () => {
  it('is a push to a tag, or a deletion', () => {
    expect(parseManifestChange('PUT', '/v2/alice/demo/manifests/1.0')).toEqual({
      kind: 'put-tag',
      path: 'alice/demo',
      tag: '1.0',
    });
    expect(parseManifestChange('PUT', '/v2/%61lice/a/b/manifests/1%2E0?x=y')).toEqual({
      kind: 'put-tag',
      path: 'alice/a/b',
      tag: '1.0',
    });
    expect(parseManifestChange('DELETE', '/v2/alice/demo/manifests/1.0')).toMatchObject({ kind: 'delete-tag' });
    expect(parseManifestChange('DELETE', `/v2/alice/demo/manifests/${DIGEST}`)).toMatchObject({
      kind: 'delete-digest',
      digest: DIGEST,
    });
    expect(parseManifestChange('DELETE', `/v2/alice/demo/blobs/${DIGEST}`)).toMatchObject({ kind: 'delete-blob' });
  });

  it('is no other one', () => {
    const others = [
      ['GET', '/v2/alice/demo/manifests/1.0'],
      ['HEAD', '/v2/alice/demo/manifests/1.0'],
      ['PUT', `/v2/alice/demo/manifests/${DIGEST}`],
      ['PUT', '/v2/alice/demo/blobs/uploads/abc'],
      ['PUT', '/v2/alice/demo/manifests/-x'],
      ['PUT', '/v2/alice/demo/manifests/%zz'],
      ['PUT', '/v2/Alice/demo/manifests/1.0'],
      ['POST', '/v2/alice/demo/blobs/uploads/'],
      ['PATCH', '/v2/alice/demo/blobs/uploads/abc'],
      [undefined, undefined],
    ];
    for (const [method, url] of others) expect(parseManifestChange(method, url)).toBeUndefined();
  });
});
