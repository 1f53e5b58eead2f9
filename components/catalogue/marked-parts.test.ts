import { describe, expect, it } from 'vitest';
import { markedParts } from '@/components/catalogue/marked-parts';

const shown = (name: string, typed: string) =>
  markedParts(name, typed)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('');

describe('a suggested name', () => {
  it.each([
    ['nginx', 'ngin', '[ngin]x'],
    ['bitnami/nginx', 'Bitnami/ng', '[bitnami]/[ng]inx'],
    ['team/my-nginx', 'nginx my', 'team/[my]-[nginx]'],
    ['team/ecode-code', 'code', 'team/ecode-[code]'],
    ['team/ecode', 'code', 'team/e[code]'],
    ['nginx', 'ｎｇ', '[ng]inx'],
    ['shu-ju', '数据', 'shu-ju'],
    ['nginx', ' ', 'nginx'],
    ['a.b', '.*', 'a.b'],
  ])('%s, after %j was typed, is shown as %s', (name, typed, expected) => {
    expect(shown(name, typed)).toBe(expected);
  });
});
