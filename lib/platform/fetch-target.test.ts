import { describe, expect, it } from 'vitest';
import { parseRedirect, parseTarget } from '@/lib/platform/fetch-target';

const rules = { allowPrivate: false };
const refusal = (reason: string) =>
  expect.objectContaining({ code: 'invalid', details: expect.objectContaining({ reason }) });

describe('an address to fetch', () => {
  it.each([
    'https://example.org/a?b#c',
    'http://example.org:8080/',
    'https://example.org:8443',
    'HTTPS://Example.org/',
    'http://93.184.215.14/',
    'https://[2606:4700:4700::1111]/',
    'https://例子.example/',
  ])('may be %s', (text) => {
    expect(parseTarget(text, rules)).toBeInstanceOf(URL);
  });

  it.each([
    ['ftp://example.org/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['example.org', 'not-an-address'],
    ['', 'not-an-address'],
    ['http:example.org', 'not-an-address'],
    ['https:/example.org', 'not-an-address'],
    ['https://exa\tmple.org/', 'not-an-address'],
    [' https://example.org/', 'not-an-address'],
    ['https://example.org\\@10.0.0.1/', 'not-an-address'],
    ['https://user@example.org/', 'userinfo'],
    ['https://user:secret@example.org/', 'userinfo'],
    ['https://@example.org/', 'userinfo'],
    ['http://2130706433/', 'odd-address'],
    ['http://0x7f000001/', 'odd-address'],
    ['http://0177.0.0.1/', 'odd-address'],
    ['http://0x7f.0.0.1/', 'odd-address'],
    ['http://127.1/', 'odd-address'],
    ['http://127.0.0.1./', 'odd-address'],
    ['http://１２７.0.0.1/', 'odd-address'],
    ['http://127.0.0。1:80/', 'odd-address'],
    ['http://example.org:22/', 'port'],
    ['http://example.org:6379/', 'port'],
    ['http://example.org:0/', 'port'],
  ])('may not be %j (%s)', (text, reason) => {
    expect(() => parseTarget(text, rules)).toThrow(refusal(reason));
  });

  it('may have any port inside one’s own network', () => {
    expect(parseTarget('http://registry.internal:5000/', { allowPrivate: true }).port).toBe('5000');
  });

  it('does not repeat a password', () => {
    expect(() => parseTarget('https://user:secret@example.org/', rules)).toThrow(/^((?!secret).)*$/);
  });
});

describe('a redirect', () => {
  const from = new URL('https://example.org/a/b');

  it.each([
    ['c', 'https://example.org/a/c'],
    ['/c', 'https://example.org/c'],
    ['//example.com/c', 'https://example.com/c'],
    ['https://example.com:8443/', 'https://example.com:8443/'],
  ])('to %s is followed', (location, href) => {
    expect(parseRedirect(location, from, rules).href).toBe(href);
  });

  it.each([
    [undefined, 'bad-redirect'],
    ['', 'bad-redirect'],
    ['/\\10.0.0.1/', 'bad-redirect'],
    ['//[', 'not-an-address'],
    ['http://example.org/', 'downgrade'],
    ['//2130706433/', 'odd-address'],
    ['//user@example.org/', 'userinfo'],
    ['https://example.org:22/', 'port'],
    ['gopher://example.org/', 'scheme'],
  ])('to %j is not (%s)', (location, reason) => {
    expect(() => parseRedirect(location, from, rules)).toThrow(refusal(reason));
  });
});
