import '@/app/overview.css';
import '@/app/(catalogue)/r/[namespace]/[name]/_components/repository.css';
import type { RepositoryMessages } from '@/lib/language/en/repository';
import { overviewWords } from '@/lib/language/overview-words';
import { cachedOverview } from '@/lib/markdown/cached-overview';

/** A publisher's Markdown, made safe on the server (lib/markdown), at the size of the text around it. */
export async function Markdown({
  markdown,
  sourceUrl,
  words,
}: {
  markdown: string;
  sourceUrl: string | null;
  words: RepositoryMessages;
}) {
  const { html } = await cachedOverview(markdown, { sourceUrl, words: { ...overviewWords(words), copy: undefined } });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer's output is an allow-listed, sanitised tree
  return <div className="overview overview-compact" dangerouslySetInnerHTML={{ __html: html }} />;
}
