import { describe, expect, it } from 'vitest';
import { csvLine } from '@/lib/audit/csv';

describe('a line of CSV', () => {
  it('quotes what RFC 4180 says, and ends with CRLF', () => {
    expect(csvLine(['a', 'b c', 'd,e', 'say "x"', 'two\nlines', ''])).toBe('a,b c,"d,e","say ""x""","two\nlines",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u00a0=1', '\u200b=1', '＝1', '－1', '＋1', '＠x'])(
    'makes %j a text that no spreadsheet calculates',
    (text) => {
      expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves other texts alone', () => {
    expect(csvLine(['ada', '2026-01-01T00:00:00.000Z', 'a=b', '127.0.0.1', 'a-b'])).toBe(
      'ada,2026-01-01T00:00:00.000Z,a=b,127.0.0.1,a-b\r\n',
    );
  });
});
