import { describe, expect, it } from 'vitest';
import { messagesFor } from '@/lib/language/messages';
import { nameRefusal } from '@/lib/language/name-refusal';
import { describeForeignLetters } from '@/lib/names/foreign-letters';
import { checkNewNamespace, checkNewRepositoryName, type NameCheck } from '@/lib/names/new-name';

const TRUSTED = ['nginx', 'redis', 'grafana', 'mongo'];
const kindOf = (check: NameCheck) => (check.ok ? 'ok' : check.reason.kind);
const sentences = (check: NameCheck) =>
  check.ok ? [] : (['en', 'zh-CN'] as const).map((language) => nameRefusal(messagesFor(language).names, check.reason));

describe('a new namespace', () => {
  it.each(['ada', 'ada-lovelace', 'a1', '42', 'my-nginx', 'x'.repeat(39)])('may be %s', (name) => {
    expect(checkNewNamespace(name, TRUSTED)).toEqual({ ok: true });
  });

  it.each([
    ['', 'empty'],
    ['a', 'too-short'],
    ['x'.repeat(40), 'too-long'],
    ['Ada', 'upper-case'],
    ['a_b', 'characters'],
    ['a b', 'characters'],
    ['a.b', 'characters'],
    ['../x', 'characters'],
    ['-ada', 'separators'],
    ['ada-', 'separators'],
    ['ada--lovelace', 'separators'],
    ['grаfana', 'foreign-letter'],
    ['nginx\u200b', 'foreign-letter'],
    ['_', 'reserved'],
    ['r', 'reserved'],
    ['library', 'reserved'],
    ['well-known', 'reserved'],
    ['adm1n', 'reserved'],
    ['0fficial', 'reserved'],
    ['sup-port', 'reserved'],
    ['plimsoll-team', 'reserved'],
    ['nginx', 'taken'],
    ['ng1nx', 'look-alike'],
    ['nginx0', 'look-alike'],
    ['redis-official', 'look-alike'],
  ])('may not be %j (%s), and both languages say why', (name, kind) => {
    const check = checkNewNamespace(name, TRUSTED);
    expect(kindOf(check)).toBe(kind);
    for (const sentence of sentences(check)) expect(sentence).not.toMatch(/[{}]|undefined|null(?!”)/);
    expect(new Set(sentences(check)).size).toBe(2);
  });

  it('offers the lower-case form', () => {
    expect(sentences(checkNewNamespace('Ada', TRUSTED))[0]).toBe('Write it in lower case: “ada”.');
  });

  it('names the letter that pretends', () => {
    expect(sentences(checkNewNamespace('grаfana', TRUSTED))[0]).toMatch('“а” (U+0430) only looks like “a”');
    expect(sentences(checkNewNamespace('ngi\u200dnx', TRUSTED))[0]).toMatch('cannot be seen (U+200D)');
    expect(sentences(checkNewNamespace('码头', TRUSTED))[0]).toMatch('“码” (U+7801) is not allowed');
  });
});

describe('a new repository', () => {
  it.each([
    'nginx',
    'my-app',
    'my_app',
    'rocket.chat',
    'a',
    'nginx-exporter',
    'mysql8',
    'redis7',
    'mango',
    'docker-nginx',
  ])('may be %s, since the namespace in front says whose it is', (name) => {
    expect(checkNewRepositoryName(name, TRUSTED)).toEqual({ ok: true });
  });

  it.each([
    ['ng1nx', 'look-alike'],
    ['ngin-x', 'look-alike'],
    ['ngnix', 'look-alike'],
    ['nginx-official', 'look-alike'],
    ['Nginx', 'upper-case'],
    ['a/b', 'characters'],
    ['a..b', 'separators'],
    ['rеdis', 'foreign-letter'],
    ['x'.repeat(201), 'too-long'],
    ['', 'empty'],
  ])('may not be %j (%s)', (name, kind) => {
    const check = checkNewRepositoryName(name, TRUSTED);
    expect(kindOf(check)).toBe(kind);
    for (const sentence of sentences(check)) expect(sentence).not.toMatch(/[{}]|undefined/);
  });
});

describe('a letter that is not ASCII', () => {
  it.each([
    ['nginх', 'х', 'U+0445', 'x'],
    ['ｎginx', 'ｎ', 'U+FF4E', 'n'],
    ['𝗇ginx', '𝗇', 'U+1D5C7', 'n'],
    ['nοde', 'ο', 'U+03BF', 'o'],
    ['café', 'é', 'U+00E9', 'e'],
    ['a‐b', '‐', 'U+2010', '-'],
    ['日本', '日', 'U+65E5', null],
  ])('in %s is %s', (text, letter, codePoint, looksLike) => {
    expect(describeForeignLetters(text)).toEqual({ letter, codePoint, looksLike, invisible: false });
  });

  it.each(['\u200b', '\u202e', '\u00a0', '\u3164', '\u0301', '\u2800'])('%j cannot be seen', (letter) => {
    expect(describeForeignLetters(`a${letter}b`)).toMatchObject({ letter, invisible: true });
  });

  it('is not found in ASCII', () => {
    expect(describeForeignLetters('nginx-1.2_x /?')).toBeNull();
  });
});
