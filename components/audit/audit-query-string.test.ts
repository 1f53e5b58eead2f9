import { describe, expect, it } from 'vitest';
import { auditQueryString, readAuditQuery } from '@/components/audit/audit-query-string';

describe('the address of a part of the audit log', () => {
  it('is read back as it was written', () => {
    const query = { actor: 'ada', action: 'token.create', from: '2026-01-01', to: '2026-01-31', after: 'abc' };
    const parameters = Object.fromEntries(new URLSearchParams(auditQueryString(query)));
    expect(readAuditQuery(parameters)).toEqual(query);
  });

  it('filters nothing with what is empty or wrong', () => {
    expect(readAuditQuery({ actor: ' ', action: 'toString', from: '2026-02-30', to: ['', 'x'], other: 'x' })).toEqual(
      {},
    );
    expect(auditQueryString({})).toBe('');
  });
});
