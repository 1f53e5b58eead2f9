import { db } from '@/lib/platform/db';

/** Whether anything in the catalogue is sample data, which every page then says. */
export async function hasSampleData(): Promise<boolean> {
  const { rows } = await db().pool.query<{ sample: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM publishers WHERE is_sample) AS sample',
  );
  return rows[0]?.sample ?? false;
}
