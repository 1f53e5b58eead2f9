import type { Database } from '@/lib/platform/db';

/** Until when grants that began or ended by themselves are in the documents. */
const FOLLOWED = 'search.grants_followed';
/** Whoever wrote a document in a transaction that began before a grant ended saw it running. */
const LONGEST_TRANSACTION = '10 minutes';
const BATCH = 500;

const DUE = `SELECT DISTINCT r.id
  FROM grants g JOIN repositories r ON r.id = g.repository_id OR r.publisher_id = g.publisher_id
    JOIN search.documents d ON d.id = r.id
    JOIN repository_trust t ON t.repository_id = r.id
    JOIN search.facets f ON f.facet = 'trust' AND f.value = t.tier
  WHERE g.withdrawn_at IS NULL AND d.facets & (1::bigint << f.bit) = 0
    AND (g.granted_at > $1::timestamptz - interval '${LONGEST_TRANSACTION}' AND g.granted_at <= $2
      OR g.valid_until > $1::timestamptz - interval '${LONGEST_TRANSACTION}' AND g.valid_until <= $2)
  ORDER BY r.id`;

/**
 * Makes search follow the grants that began or ended by their date since the last time: no row changes at that moment.
 * Safe to run at any time, also twice at once; stopped, it begins again where it was.
 * @returns how many repositories have another tier now
 */
export async function refreshLapsed({ pool, prisma }: Database): Promise<number> {
  const kept = await prisma.setting.findUnique({ where: { key: FOLLOWED } });
  const since = typeof kept?.value === 'string' ? kept.value : '-infinity';
  // The database's clock decides, as it does where a grant is read.
  const { rows: times } = await pool.query<{ now: string }>('SELECT now()::text AS now');
  const value = times[0]?.now ?? since;
  const { rows } = await pool.query<{ id: string }>(DUE, [since, value]);
  for (let from = 0; from < rows.length; from += BATCH)
    await pool.query('SELECT search.refresh($1::uuid[])', [rows.slice(from, from + BATCH).map(({ id }) => id)]);
  await prisma.setting.upsert({ where: { key: FOLLOWED }, create: { key: FOLLOWED, value }, update: { value } });
  return rows.length;
}
