import { DASHBOARD_PATH } from '@/lib/names/paths';
import type { OwnRepositoriesInput } from '@/lib/repositories/dashboard-schema';

const USUAL: OwnRepositoriesInput = { q: '', namespace: '', visibility: '', sort: 'updated', page: 1 };

/** The dashboard's address with these filters; what is as usual is left out, so that one state has one address. */
export function dashboardAddress(input: Partial<OwnRepositoriesInput>, starsPage = 1): string {
  const query = new URLSearchParams();
  for (const key of ['q', 'namespace', 'visibility', 'sort', 'page'] as const) {
    const value = input[key];
    if (value !== undefined && value !== USUAL[key]) query.set(key, String(value));
  }
  if (starsPage > 1) query.set('starsPage', String(starsPage));
  const text = query.toString();
  return text ? `${DASHBOARD_PATH}?${text}` : DASHBOARD_PATH;
}
