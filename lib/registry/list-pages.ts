import { z } from 'zod';
import { nextLink } from '@/lib/registry/link-header';
import { registryFailure } from '@/lib/registry/registry-failure';
import type { Answer } from '@/lib/registry/registry-transport';

/** A registry of version 2.8 answers with all tags at once, whatever was asked: 128 characters for each of 100,000. */
export const MAX_PAGE_BYTES = 32 << 20;
const MAX_PAGES = 100_000;

const names = z.array(z.string().max(512)).nullish();
const SHAPES = { tags: z.object({ tags: names }), repositories: z.object({ repositories: names }) } as const;

function namesOf(body: Buffer, key: keyof typeof SHAPES, host: string): readonly string[] {
  try {
    const page: { tags?: unknown; repositories?: unknown } = SHAPES[key].parse(JSON.parse(body.toString('utf8')));
    return names.parse(page[key]) ?? [];
  } catch {
    throw registryFailure('garbage', `The registry “${host}” sent a list of ${key} that is none.`, { host });
  }
}

/**
 * The pages of a list, one at a time. `null` is an empty list.
 * @throws AppError; also when the pages lead elsewhere, or never come to an end
 */
export async function* listPages(
  start: URL,
  key: keyof typeof SHAPES,
  ask: (url: URL) => Promise<Answer>,
): AsyncGenerator<readonly string[]> {
  const visited = new Set<string>();
  let url = start;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    visited.add(url.href);
    const answer = await ask(url);
    const list = namesOf(answer.body, key, start.host);
    if (list.length > 0) yield list;
    const next = nextLink(answer.headers.link);
    if (next === undefined) return;
    const target = URL.canParse(next, url) ? new URL(next, url) : undefined;
    // A proxy may not know how the registry is reached from here: only the path of its links counts.
    const following = target && new URL(target.pathname + target.search, start);
    if (!following || following.pathname !== start.pathname || visited.has(following.href))
      throw registryFailure('garbage', `The list of ${key} of the registry “${start.host}” leads in a circle.`, {
        host: start.host,
      });
    url = following;
  }
  throw registryFailure('too-large', `The list of ${key} of the registry “${start.host}” has no end.`);
}
