import { type LoadedRepository, orNotFound } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { AppError } from '@/lib/platform/errors';
import { getPulls } from '@/lib/pulls/get-pulls';
import { type PullsQuery, type PullsView, pullsQuery } from '@/lib/pulls/schema';

export type Parameters = Readonly<Record<string, string | string[] | undefined>>;
export type LoadedPulls = {
  query: PullsQuery;
  view: PullsView;
  /** Whether the address asks for a range that there is none of */
  isBadRange: boolean;
};

/** What the address says, as far as it can be shown; a form's empty fields say nothing. */
function readQuery(parameters: Parameters): { query: PullsQuery; isBad: boolean } {
  const text = (name: string) => [parameters[name]].flat()[0] || undefined;
  const by = [parameters.by ?? []].flat();
  const asked = pullsQuery.safeParse({ from: text('from'), to: text('to'), by });
  if (asked.success) return { query: asked.data, isBad: false };
  const withoutRange = pullsQuery.safeParse({ by });
  return { query: withoutRange.success ? withoutRange.data : {}, isBad: true };
}

/** The figures that the address asks for, or the usual ones where it makes no sense. */
export async function loadPulls({ viewer, name }: LoadedRepository, parameters: Parameters): Promise<LoadedPulls> {
  const { query, isBad } = readQuery(parameters);
  try {
    return { query, view: await orNotFound(getPulls(viewer.actor, name, query)), isBadRange: isBad };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    const usual = query.by ? { by: query.by } : {};
    return { query: usual, view: await orNotFound(getPulls(viewer.actor, name, usual)), isBadRange: true };
  }
}

/** `?from=2026-01-01&by=week`, in a stable order. */
export function pullsQueryString({ from, to, by = [], format }: PullsQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ from, to, format })) if (value) parameters.set(name, value);
  for (const word of by) parameters.append('by', word);
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
