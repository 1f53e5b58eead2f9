import { type AuditQuery, auditQuery } from '@/lib/audit/schema';

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

const FIELDS = ['actor', 'action', 'from', 'to', 'after'] as const;

/** A page's parameters as what to show: what a form leaves empty, or is no value of ours, filters nothing. */
export function readAuditQuery(parameters: Parameters): AuditQuery {
  const given = FIELDS.flatMap((name) => {
    const value = [parameters[name]].flat()[0]?.trim();
    const field = auditQuery.shape[name].safeParse(value);
    return value && field.success ? [[name, value] as const] : [];
  });
  return auditQuery.parse(Object.fromEntries(given));
}

/** `?actor=ada&from=2026-01-01`, in a stable order; nothing for an empty filter. */
export function auditQueryString(query: AuditQuery & { format?: string }): string {
  const parameters = new URLSearchParams();
  for (const name of [...FIELDS, 'format'] as const) {
    const value = query[name];
    if (value) parameters.set(name, value);
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
