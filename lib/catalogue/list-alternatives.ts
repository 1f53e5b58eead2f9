import type { Actor } from '@/lib/access/actor';
import type { SearchResult } from '@/lib/catalogue/schema';
import { bitOf } from '@/lib/catalogue/search/facets';
import { closedHits } from '@/lib/catalogue/search/matches';
import { readableBy } from '@/lib/catalogue/search/readable';
import { listResults } from '@/lib/catalogue/search/result-list';
import { Sql } from '@/lib/catalogue/search/sql';
import { anyOf, EVERYTHING } from '@/lib/catalogue/search/wanted';
import { isCategory } from '@/lib/names/category';
import { type RepositoryName, shortName } from '@/lib/names/repository-name';

const MOST = 6;
/** More than are shown: archived ones and the repository itself are left out. */
const LOOKED_AT = 30;

/** Where else a reader of this repository may look: the same name elsewhere first, then what shares a category. */
export async function listAlternatives(
  actor: Actor,
  repository: RepositoryName & { categories: readonly string[] },
): Promise<SearchResult[]> {
  const sql = new Sql();
  const bits = repository.categories.filter(isCategory).map((category) => ({ word: `~${bitOf(category)}` }));
  const categories = bits.length > 0 ? anyOf(bits) : `'~'`;
  const masks = [EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING];
  const [name, alike, all] = [sql.value(repository.name), sql.value(categories), sql.value(masks)];
  const text = `WITH ${closedHits(sql, { query: categories, masks }, await readableBy(actor))}
    SELECT id FROM (
      SELECT id, 0 AS place, score FROM search.named(ARRAY[${name}], NULL, NULL, ${all}::bigint[], ${LOOKED_AT})
      UNION ALL SELECT id, 1, score FROM search.hits(${alike}::tsquery, ${all}::bigint[], 1000) WHERE name <> ${name}
      UNION ALL SELECT id, 1, score FROM closed WHERE name <> ${name}
    ) d ORDER BY place, score DESC, id LIMIT ${LOOKED_AT}`;
  const results = await listResults(
    actor,
    (await sql.rows<{ id: string }>(text)).map(({ id }) => id),
  );
  return results
    .filter((result) => shortName(result) !== shortName(repository) && !result.archived && !result.retired)
    .slice(0, MOST);
}
