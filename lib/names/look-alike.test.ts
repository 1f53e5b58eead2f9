import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLookAlike, LOOK_ALIKE_REASONS } from '@/lib/names/look-alike';
import { skeletonOf } from '@/lib/names/skeleton';
import { sharedData } from '@/lib/testing/shared-data';

const TRUSTED =
  'nginx redis postgres mysql openjdk mongo mongo-express php ros rust node debian wordpress hello-world maven docker ubuntu julia'.split(
    ' ',
  );

describe('a name that could be mistaken for a trusted one', () => {
  it.each([
    ['post-gres', 'postgres', 'hyphen'],
    ['my-sql', 'mysql', 'hyphen'],
    ['helloworld', 'hello-world', 'hyphen'],
    ['hello_world', 'hello-world', 'hyphen'],
    ['ng1nx', 'nginx', 'same-letters'],
    ['redls', 'redis', 'same-letters'],
    ['redi5', 'redis', 'same-letters'],
    ['0penjdk', 'openjdk', 'same-letters'],
    ['rnongo', 'mongo', 'same-letters'],
    ['rny-sql', 'mysql', 'same-letters'],
    ['vvordpress', 'wordpress', 'same-letters'],
    ['n0de', 'node', 'same-letters'],
    ['nodde', 'node', 'doubled'],
    ['mysqll', 'mysql', 'doubled'],
    ['nginx0', 'nginx', 'digit'],
    ['postgres-16', 'postgres', 'digit'],
    ['nginx-official', 'nginx', 'claim'],
    ['official-nginx', 'nginx', 'claim'],
    ['real-ng1nx', 'nginx', 'claim'],
    ['redis-inc-official', 'redis', 'claim'],
    ['nginxinc', 'nginx', 'affix'],
    ['nginx-inc', 'nginx', 'affix'],
    ['redis-docker', 'redis', 'affix'],
    ['docker-redis', 'redis', 'affix'],
    ['php-team', 'php', 'affix'],
    ['ngnix', 'nginx', 'transposed'],
    ['ubunut', 'ubuntu', 'transposed'],
    ['nginy', 'nginx', 'one-letter'],
    ['postgre', 'postgres', 'one-letter'],
    ['debiane', 'debian', 'one-letter'],
  ])('%s is read as %s (%s)', (name, trusted, reason) => {
    expect(findLookAlike(name, TRUSTED)).toEqual({ trusted, reason });
  });

  it.each([
    ['my-nginx', 'contains one'],
    ['nginx-exporter', 'contains one'],
    ['redis-stack', 'contains one'],
    ['mongo-express-ui', 'contains one'],
    ['a-nginx', 'contains one, with a word of one letter'],
    ['grafana', 'is like none'],
    ['mode', 'is one letter from a short name'],
    ['cash', 'is one letter from a short name'],
    ['hhvm', 'is another runtime of the same language'],
    ['ros2', 'is what the second Robot Operating System is called'],
    ['rose', 'is a word'],
    ['rustc', 'is one letter from a short name'],
    ['host', 'is shorter than what may be misspelt'],
    ['rocker', 'is known as something else'],
    ['julian', 'is known as something else'],
    ['nginx', 'is the trusted name itself'],
    ['', 'is empty'],
  ])('%j is not refused: it %s', (name) => {
    expect(findLookAlike(name, TRUSTED)).toBeNull();
  });

  it('is found only for the reasons asked for', () => {
    expect(findLookAlike('nginx0', TRUSTED, ['hyphen'])).toBeNull();
    expect(findLookAlike('ngin-x', TRUSTED, ['hyphen'])).toEqual({ trusted: 'nginx', reason: 'hyphen' });
  });

  it('keeps a digit that belongs to the trusted name', () => {
    expect(findLookAlike('autho', ['auth0'])).toEqual({ trusted: 'auth0', reason: 'same-letters' });
    expect(findLookAlike('auth', ['auth0'])).toBeNull();
  });
});

describe('a skeleton', () => {
  it('does not lose letters that only become alike by folding', () => {
    expect(skeletonOf('julia')).not.toBe(skeletonOf('jula'));
    expect(skeletonOf('go0gle')).toBe(skeletonOf('google'));
    expect(skeletonOf('clock')).not.toBe(skeletonOf('dock'));
  });

  const name = fc.string({ unit: fc.constantFrom(...'abnoilmrvwsz0125-_.'), minLength: 1, maxLength: 12 });

  it('does not change when a separator is put in or a letter is swapped for its like', () => {
    fc.assert(
      fc.property(name, fc.nat(), (text, at) => {
        const place = at % (text.length + 1);
        expect(skeletonOf(`${text.slice(0, place)}-${text.slice(place)}`)).toBe(skeletonOf(text));
        expect(skeletonOf(text.replaceAll('o', '0').replaceAll('z', '2'))).toBe(skeletonOf(text));
      }),
    );
  });

  it('gives each name one answer, whatever the order of the trusted ones', () => {
    fc.assert(
      fc.property(name, fc.array(name), (text, trusted) => {
        const found = findLookAlike(text, trusted);
        expect(findLookAlike(text, trusted.toReversed())?.reason).toBe(found?.reason);
        if (found) expect(LOOK_ALIKE_REASONS).toContain(found.reason);
      }),
    );
  });
});

const data = sharedData('official-images');
describe.skipIf(!data.available)(`the official repositories${data.reason}`, () => {
  /** None so far; a pair that appears needs its reason here. */
  const KNOWN_PAIRS: readonly (readonly [string, string, string])[] = [];

  it('could have been named as they are, each beside all others', () => {
    const names = readdirSync(path.join(data.path, 'official-images/library'));
    expect(names.length).toBeGreaterThan(100);
    const clashes = names.flatMap((name) => {
      const found = findLookAlike(
        name,
        names.filter((other) => other !== name),
      );
      const known = KNOWN_PAIRS.some(([a, b]) => a === name && b === found?.trusted);
      return found && !known ? [{ name, ...found }] : [];
    });
    expect(clashes).toEqual([]);
  });
});
