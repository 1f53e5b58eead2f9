import { describe, expect, it } from 'vitest';
import { dockerfileUrl, linkArchitecture, linksToIndex } from '@/lib/tags/dockerfile-url';
import type { LibraryEntry } from '@/lib/tags/library-entry';
import { supportedTags } from '@/lib/tags/supported-tags';

const COMMIT = 'c'.repeat(40);
function entry(
  tags: string[],
  more: Partial<Omit<LibraryEntry, 'source'>> & { source?: Partial<LibraryEntry['source']> } = {},
): LibraryEntry {
  return {
    tags,
    sharedTags: [],
    architectures: ['amd64'],
    overrides: {},
    constraints: [],
    unknownFields: {},
    ...more,
    source: {
      gitRepo: 'https://github.com/e/i.git',
      gitFetch: 'refs/heads/master',
      gitCommit: COMMIT,
      directory: '.',
      file: 'Dockerfile',
      builder: '',
      ...more.source,
    },
  };
}
const url = (source: Partial<LibraryEntry['source']>) => dockerfileUrl(entry(['x'], { source }), 'amd64');

describe('the link to a Dockerfile', () => {
  it.each([
    [{}, `https://github.com/e/i/blob/${COMMIT}/Dockerfile`],
    [{ directory: '8/alpine' }, `https://github.com/e/i/blob/${COMMIT}/8/alpine/Dockerfile`],
    [{ file: 'Dockerfile.x' }, `https://github.com/e/i/blob/${COMMIT}/Dockerfile.x`],
    [{ gitRepo: 'git://github.com/e/i' }, `https://github.com/e/i/blob/${COMMIT}/Dockerfile`],
    [{ gitRepo: 'https://gitlab.example.org/e/i.git' }, `https://gitlab.example.org/e/i/-/blob/${COMMIT}/Dockerfile`],
    [
      {
        gitRepo: 'https://git.launchpad.net/cloud-images/+oci/ubuntu-base',
        gitFetch: 'refs/tags/t',
        directory: 'oci',
        file: 'index.json',
      },
      `https://git.launchpad.net/cloud-images/+oci/ubuntu-base/tree/oci/index.json?h=refs/tags/t&id=${COMMIT}`,
    ],
    [{ gitRepo: 'https://example.org/e/i.git' }, null],
  ])('of %j is %s', (source, expected) => {
    expect(url(source)).toBe(expected);
  });

  it('is amd64’s where there is one, else the first architecture’s, with that one’s own values unless they are empty', () => {
    const overridden = entry(['x'], {
      architectures: ['arm64v8', 'windows-amd64'],
      overrides: { arm64v8: { directory: 'arm', file: '' } },
    });
    expect(linkArchitecture(overridden)).toBe('arm64v8');
    expect(dockerfileUrl(overridden, 'arm64v8')).toBe(`https://github.com/e/i/blob/${COMMIT}/arm/Dockerfile`);
    expect(linkArchitecture(entry(['x'], { architectures: ['arm64v8', 'amd64'] }))).toBe('amd64');
  });

  it('says when it leads to an OCI index', () => {
    expect(linksToIndex(entry(['x'], { source: { builder: 'oci-import', file: 'index.json' } }))).toBe(true);
    expect(linksToIndex(entry(['x']))).toBe(false);
  });
});

describe('the section of supported tags', () => {
  it('has a line per entry, and shared tags grouped by the entries they name, in order of appearance', () => {
    const section = supportedTags([
      entry(['1-linux'], { sharedTags: ['1', 'latest'] }),
      entry(['1-windows'], { sharedTags: ['1', 'latest', 'win'], architectures: ['windows-amd64'] }),
      entry(['2-linux'], { sharedTags: ['2'] }),
    ]);
    expect(section.simple.map(({ tags }) => tags)).toEqual([['1-linux'], ['1-windows'], ['2-linux']]);
    expect(section.shared.map(({ tags, members }) => [tags, members.map(({ tag }) => tag)])).toEqual([
      [
        ['1', 'latest'],
        ['1-linux', '1-windows'],
      ],
      [['win'], ['1-windows']],
      [['2'], ['2-linux']],
    ]);
    expect(section.architectures).toEqual(['amd64', 'windows-amd64']);
  });

  it('is empty where there are no entries', () => {
    expect(supportedTags([])).toEqual({ simple: [], shared: [], architectures: [] });
  });
});
