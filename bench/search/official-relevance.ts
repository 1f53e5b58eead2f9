import { everyNth } from '@/bench/search/known-repositories';
import { first, type RelevanceQuery } from '@/bench/search/relevance-query';
import { OFFICIAL_NAMES } from '@/bench/search/vocabulary';

const pathTo = (name: string): string => `library/${name}`;

const REFERENCES: readonly ((name: string) => string)[] = [
  (name) => `docker.io/library/${name}:latest`,
  (name) => `${name}:1.27-alpine`,
  (name) => `library/${name}`,
  (name) => `registry.example.com:5000/${name}@sha256:${'0'.repeat(64)}`,
];

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const LETTERS: readonly ((name: string) => string)[] = [
  (name) => name.toUpperCase(),
  fullWidth,
  (name) => name.replaceAll('-', ' '),
  (name) => fullWidth(name.toUpperCase()),
];

/** One slip in the middle of a name: a letter left out, doubled, another one, two swapped. */
const SLIPS: readonly ((name: string, at: number) => string)[] = [
  (name, at) => name.slice(0, at) + name.slice(at + 1),
  (name, at) => name.slice(0, at + 1) + name.slice(at),
  (name, at) => `${name.slice(0, at)}q${name.slice(at + 1)}`,
  (name, at) => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
];

/** Words of the generator, or beginnings of such: made of two letters each. */
const isGenerated = (word: string): boolean => /^(?:[b-df-hj-np-tv-z][aeiou])+[b-df-hj-np-tv-z]?$/.test(word);

const inTurn = <T>(list: readonly T[], place: number): T => list[place % list.length] as T;

function mistyped(): RelevanceQuery[] {
  return OFFICIAL_NAMES.filter((name) => /^[a-z0-9]{5,}$/.test(name)).flatMap((name, i) => {
    const q = inTurn(SLIPS, i)(name, Math.floor(name.length / 2));
    const isAnother = q === name || isGenerated(q) || OFFICIAL_NAMES.some((other) => other.startsWith(q));
    return isAnother ? [] : [{ kind: 'official name, mistyped', q, corrected: name, ...first(pathTo(name)) }];
  });
}

const LENGTHS = [2, 3, 4, 6];

/** Those that begin as typed, of which one is among the first three. */
function typing(): RelevanceQuery[] {
  return OFFICIAL_NAMES.flatMap((name) => {
    const typed = [...LENGTHS.filter((length) => length < name.length), name.length].map((end) => name.slice(0, end));
    return typed.map((q) => ({
      kind: 'official name, typing',
      q,
      typing: true,
      among: 3,
      ...first(...OFFICIAL_NAMES.filter((other) => other.startsWith(q)).map(pathTo)),
    }));
  });
}

const SAME: Readonly<Record<string, readonly string[]>> = {
  postgres: ['postgresql', 'pg', 'pgsql', 'PostgreSQL'],
  mongo: ['mongodb', 'MongoDB'],
  node: ['nodejs', 'NodeJS'],
  golang: ['go', 'Golang'],
  httpd: ['apache', 'apache2', 'Apache'],
  python: ['python3', 'py'],
  memcached: ['memcache'],
  influxdb: ['influx'],
  arangodb: ['arango'],
};

/** An official name, however it is written or mistyped, leads to its repository. */
export function ofOfficialNames(): RelevanceQuery[] {
  const some = everyNth(OFFICIAL_NAMES, 40);
  const query = (kind: string, q: string, name: string) => ({ kind, q, ...first(pathTo(name)) });
  return [
    ...OFFICIAL_NAMES.map((name) => query('official name', name, name)),
    ...some.map((name, i) => query('official name, pasted', inTurn(REFERENCES, i)(name), name)),
    ...some.map((name, i) => query('official name, other letters', inTurn(LETTERS, i)(name), name)),
    ...mistyped(),
    ...typing(),
    ...Object.entries(SAME).flatMap(([name, words]) => words.map((q) => query('word of one meaning', q, name))),
  ];
}
