import type { Actor } from '@/lib/access/actor';
import type { Suggestions } from '@/lib/catalogue/schema';
import { searchInput } from '@/lib/catalogue/schema';
import { unfinished } from '@/lib/catalogue/search/find-matches';
import { findFirst } from '@/lib/catalogue/search/find-page';
import { readQuery } from '@/lib/catalogue/search/read-query';
import { readableBy } from '@/lib/catalogue/search/readable';
import { listResults } from '@/lib/catalogue/search/result-list';
import { wantedOf } from '@/lib/catalogue/search/wanted';
import { findDigests } from '@/lib/images/find-digests';
import { parseDigestQuery } from '@/lib/names/digest-query';

const SHORTEST = 2;
const MOST = 8;
const UNFILTERED = searchInput.parse({});

/**
 * What the search field offers while its reader types, from the second character on: at most eight repositories, best
 * match first, the last word as the beginning of one; before them, for what looks like a digest, the images whose digest begins so.
 */
export async function suggestRepositories(actor: Actor, q: string): Promise<Suggestions> {
  const prefix = parseDigestQuery(q);
  const digests = prefix === undefined ? [] : await findDigests(actor, prefix);
  const read = await readQuery(q);
  if (read.words.length === 0 || [...read.text].length < SHORTEST) return { query: q, digests, suggestions: [] };
  const wanted = wantedOf(unfinished(read), UNFILTERED);
  const results = await listResults(actor, await findFirst(read, wanted, await readableBy(actor), MOST));
  return {
    query: q,
    digests,
    suggestions: results.map(({ namespace, name, trust, pullCount, sampleFigures, logoUrl }) => ({
      namespace,
      name,
      trust,
      pullCount,
      sampleFigures,
      logoUrl,
    })),
  };
}
