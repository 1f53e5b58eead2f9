import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeletionWish, type ImageStock, type KnownImage, planDeletion } from '@/lib/registry-sync/plan-deletion';

type Shape = Record<string, Partial<Omit<KnownImage, 'digest' | 'children'>> & { children?: readonly string[] }>;

/** `{ index: { children: ['a'] } }` and `{ latest: 'index' }`; a tag that begins with “!” is immutable. */
function stock(shape: Shape, tags: Record<string, string>): ImageStock {
  const images = Object.entries(shape).map(([digest, { children = [], ...image }]): [string, KnownImage] => {
    const parts = children.map((child) => ({ digest: child, kind: shape[child]?.kind ?? 'attestation' }) as const);
    return [digest, { digest, kind: 'image', subject: null, ...image, children: parts }];
  });
  return {
    tags: Object.entries(tags).map(([name, digest]) => ({
      name,
      digest,
      held: name.startsWith('!') ? 'immutable' : null,
    })),
    images: new Map(images),
  };
}
const wish = (some: Partial<DeletionWish>): DeletionWish => ({ tags: [], digests: [], keepUntagged: false, ...some });
const shown = ({ tags, images, kept }: ReturnType<typeof planDeletion>) => ({
  tags: tags.map(({ name }) => name),
  images: images.map(({ digest, tags: names, parts }) => [digest, names, parts.map((part) => part.digest)]),
  kept: kept.map(({ tag, digest, reason, because }) => [tag ?? digest, reason, because]),
});
const plan = (of: ImageStock, some: Partial<DeletionWish>) => shown(planDeletion(of, wish(some)));

const INDEX: Shape = { index: { kind: 'index', children: ['amd64', 'arm64', 'att'] }, amd64: {}, arm64: {} };

describe('a plan of a deletion', () => {
  it('takes one tag alone while the image has others', () => {
    expect(plan(stock(INDEX, { a: 'index', b: 'index' }), { tags: ['a'] })).toEqual({
      tags: ['a'],
      images: [],
      kept: [],
    });
  });

  it('takes the image with its platforms and attestations when its last tag goes, unless it is to stay', () => {
    const all = stock(INDEX, { a: 'index', b: 'index' });
    expect(plan(all, { tags: ['a', 'b'] })).toEqual({
      tags: [],
      images: [['index', ['a', 'b'], ['amd64', 'arm64', 'att']]],
      kept: [],
    });
    expect(plan(all, { tags: ['a', 'b'], keepUntagged: true })).toEqual({ tags: ['a', 'b'], images: [], kept: [] });
  });

  it('leaves what another index, tagged or not, or a tag of its own needs', () => {
    const shared = { ...INDEX, old: { kind: 'index', children: ['amd64'] } } as const;
    const all = stock(shared, { a: 'index', arm: 'arm64' });
    expect(plan(all, { digests: ['index'] })).toEqual({ tags: [], images: [['index', ['a'], ['att']]], kept: [] });
    expect(plan(all, { digests: ['index', 'old'] }).images).toEqual([
      ['index', ['a'], ['att']],
      ['old', [], ['amd64']],
    ]);
  });

  it('refuses an image that is part of an index that stays; its tag can go', () => {
    const all = stock(INDEX, { a: 'index', arm: 'arm64' });
    expect(plan(all, { digests: ['arm64'] })).toEqual({
      tags: [],
      images: [],
      kept: [['arm64', 'part-of-index', 'index']],
    });
    expect(plan(all, { tags: ['arm'] })).toEqual({
      tags: ['arm'],
      images: [],
      kept: [['arm64', 'part-of-index', 'index']],
    });
    expect(plan(all, { tags: ['a'], digests: ['arm64'] }).images).toEqual([
      ['index', ['arm', 'a'], ['arm64', 'amd64', 'att']],
    ]);
  });

  it('takes what is said of an image with it, and of its platforms; not of what stays, nor what has a tag', () => {
    const said: Shape = {
      ...INDEX,
      sig: { kind: 'signature', subject: 'index' },
      sbom: { kind: 'sbom', subject: 'amd64' },
      sigOfSbom: { kind: 'signature', subject: 'sbom' },
      named: { kind: 'sbom', subject: 'index' },
      other: { kind: 'signature', subject: 'else' },
    };
    const all = stock(said, { a: 'index', 'a-sbom': 'named' });
    expect(plan(all, { tags: ['a'] }).images).toEqual([
      ['index', ['a'], ['amd64', 'sbom', 'sigOfSbom', 'arm64', 'att', 'sig']],
    ]);
  });

  it('leaves immutable tags and images under one, and names what is not there', () => {
    const all = stock(INDEX, { '!1.0': 'index', a: 'index' });
    expect(plan(all, { tags: ['!1.0', 'a', 'b'], digests: ['index', 'x'] })).toEqual({
      tags: ['a'],
      images: [],
      kept: [
        ['!1.0', 'immutable', null],
        ['b', 'unknown', null],
        ['index', 'immutable', '!1.0'],
        ['x', 'unknown', null],
      ],
    });
  });

  const digests = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const digest = fc.constantFrom(...digests);
  /** What an index lists, and what a referrer is about, was there before it. */
  const anyStock = fc
    .tuple(
      ...digests.map((_, index) =>
        fc.record({
          children: fc.uniqueArray(fc.constantFrom(...digests.slice(0, Math.max(index, 1))), { maxLength: 3 }),
          subject: fc.option(fc.constantFrom(...digests.slice(0, Math.max(index, 1))), { nil: null, freq: 4 }),
        }),
      ),
    )
    .chain((images) => {
      const shape = Object.fromEntries(
        digests.map((name, index) => [
          name,
          index === 0 ? {} : { ...images[index], kind: images[index]?.children.length ? 'index' : 'image' },
        ]),
      ) as Shape;
      return fc
        .dictionary(fc.constantFrom<string[]>('1', '2', '3', '!4', 'x', 'y'), digest)
        .map((tags) => stock(shape, tags));
    });
  const anyWish = fc.record({
    tags: fc.uniqueArray(fc.constantFrom<string[]>('1', '2', '3', '!4', 'x', 'y')),
    digests: fc.uniqueArray(digest),
    keepUntagged: fc.boolean(),
  });

  it('never takes a tag that was not meant, nor a part of what stays, and each thing once', () => {
    fc.assert(
      fc.property(anyStock, anyWish, (all, some) => {
        const { tags, images, kept } = planDeletion(all, some);
        const gone = images.flatMap((image) => [image.digest, ...image.parts.map((part) => part.digest)]);
        const goneTags = [...tags.map(({ name }) => name), ...images.flatMap((image) => image.tags)];
        expect(new Set(gone).size).toBe(gone.length);
        expect(new Set(goneTags).size).toBe(goneTags.length);
        for (const tag of all.tags) {
          if (goneTags.includes(tag.name)) {
            expect(tag.held).toBeNull();
            expect(some.tags.includes(tag.name) || some.digests.includes(tag.digest)).toBe(true);
          } else expect(gone, `${tag.name} stays on its image`).not.toContain(tag.digest);
        }
        for (const image of all.images.values())
          if (!gone.includes(image.digest))
            for (const child of image.children) expect(gone).not.toContain(child.digest);
        for (const name of some.tags)
          expect(goneTags.includes(name) || kept.some(({ tag }) => tag === name), `${name} is accounted for`).toBe(
            true,
          );
        for (const one of some.digests)
          expect(gone.includes(one) || kept.some((entry) => entry.digest === one), `${one} is accounted for`).toBe(
            true,
          );
      }),
      { numRuns: 1000 },
    );
  });
});
