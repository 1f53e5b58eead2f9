import { describe, expect, it } from 'vitest';
import { suiteNotes, suitesIn, suitesOf } from '@/lib/importers/docker-library/suite-notes';
import type { LibraryEntry } from '@/lib/tags/library-entry';

const entry = (...tags: string[]): LibraryEntry => ({
  tags,
  sharedTags: [],
  architectures: ['amd64'],
  source: { gitRepo: '', gitFetch: '', gitCommit: '', directory: '.', file: 'Dockerfile', builder: '' },
  overrides: {},
  constraints: [],
  unknownFields: {},
});
const suites = suitesOf(
  [
    entry('bookworm', 'bookworm-20260811', '12'),
    entry('bookworm-slim'),
    entry('oldstable'),
    entry('sid'),
    entry('trixie'),
  ],
  [entry('noble-20260801', 'noble', '24.04', 'latest'), entry('devel')],
);
const shared = (name: string) =>
  ({ 'variant-default-debian.md': 'Debian: %%DEB-SUITES%%.', 'variant-default-ubuntu.md': 'Ubuntu: %%DEB-SUITES%%.' })[
    name
  ];

describe('notes on the code names in tags', () => {
  it('know the releases of the Debian and Ubuntu images, without their variants and moving names', () => {
    expect(suites).toEqual({ debian: ['bookworm', 'sid', 'trixie'], ubuntu: ['noble'] });
  });

  it('count a code name only as a word of its own', () => {
    expect(suitesIn(['1-trixie', 'bookworm-slim', '1-residual', '1-noblest'], suites)).toEqual({
      debian: ['bookworm', 'trixie'],
      ubuntu: [],
    });
  });

  it.each([
    [['1-sid'], ['Debian: sid.']],
    [['1-trixie', '1-sid'], ['Debian: sid or trixie.']],
    [
      ['1-trixie', '1-sid', '1-bookworm', 'noble'],
      ['Debian: bookworm, sid, or trixie.', 'Ubuntu: noble.'],
    ],
    [['1', '2'], []],
  ])('for %j are %j', (tags, notes) => {
    expect(suiteNotes('image', tags, suites, shared)).toEqual(notes);
  });

  it('are left out for the distributions themselves, and without the shared templates', () => {
    expect(suiteNotes('debian', ['trixie'], suites, shared)).toEqual([]);
    expect(suiteNotes('image', ['trixie'], suites, () => undefined)).toEqual([]);
  });
});
