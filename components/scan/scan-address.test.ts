import { describe, expect, it } from 'vitest';
import { isFiltered, readScanState, scanAddress, unfiltered } from '@/components/scan/scan-address';

const PATH = '/r/acme/demo/tags/1.0/scan';

describe('the address of a scan page', () => {
  it('says the state, with the parameters of the API', () => {
    const state = readScanState({
      platform: 'linux/arm64/v8',
      severity: ['critical', 'high'],
      fixable: 'yes',
      q: ' ssl ',
      layer: 'sha256:aa',
      page: '3',
      vulnerability: 'CVE-2026-0001',
    });
    expect(state).toMatchObject({
      severity: ['critical', 'high'],
      fixable: 'yes',
      q: 'ssl',
      page: 3,
      sort: 'severity',
    });
    expect(scanAddress(PATH, state, { page: 3, vulnerability: state.vulnerability })).toBe(
      `${PATH}?platform=linux/arm64/v8&severity=critical&severity=high&fixable=yes&layer=sha256:aa&q=ssl&page=3&vulnerability=CVE-2026-0001`,
    );
  });

  it('leaves out what makes no sense, and keeps the rest', () => {
    expect(
      readScanState({
        severity: ['awful', 'low', 'worse'],
        fixable: '',
        sort: 'x',
        page: '-1',
        once: ['yes', 'no'],
        pageSize: '9999',
      }),
    ).toEqual(readScanState({ severity: 'low', once: 'yes' }));
    expect(scanAddress(PATH, readScanState({}))).toBe(PATH);
  });

  it('leads to the first page and closes the panel with every change', () => {
    const state = readScanState({ page: '4', vulnerability: 'CVE-1', once: 'yes', severity: 'low' });
    expect(scanAddress(PATH, state, { severity: [] })).toBe(`${PATH}?once=yes`);
    expect(isFiltered(state)).toBe(true);
    expect(isFiltered(unfiltered(state))).toBe(false);
    expect(unfiltered(state).once).toBe('yes');
  });
});
