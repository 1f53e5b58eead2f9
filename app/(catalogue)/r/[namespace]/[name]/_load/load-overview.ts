import type { LoadedRepository } from '@/app/(catalogue)/r/[namespace]/[name]/_load/load-repository';
import { renderOverviewFor } from '@/lib/catalogue/render-overview-for';
import { overviewWords } from '@/lib/language/overview-words';
import { foreignLanguage } from '@/lib/language/text-language';
import type { RenderedOverview } from '@/lib/markdown/overview-options';
import { OverviewTooLong } from '@/lib/markdown/render-overview';

export type LoadedOverview = RenderedOverview & {
  /** Language of the text when it is not the page's. */
  lang: string | undefined;
  /** A Chinese reader may choose between the translation and the original. */
  choice: 'translation' | 'original' | null;
};

/** `too-long`: over the renderer's limit, so that the rest of the page stands without it. */
export type OverviewState = LoadedOverview | 'too-long' | null;

const LANGUAGE_SHOWS_WITHIN = 2000;

/** The overview in the reader's language where there is one, else as its publisher wrote it; null where there is none. */
export async function loadOverview(loaded: LoadedRepository, wantsOriginal: boolean): Promise<OverviewState> {
  const { repository, viewer, messages } = loaded;
  const translation = viewer.language === 'zh-CN' ? repository.overviewZh : null;
  const translated = translation !== null && !wantsOriginal;
  const markdown = translated ? translation : repository.overview;
  if (markdown.trim() === '') return null;
  const words = overviewWords(messages.repository);
  const rendered = await renderOverviewFor(viewer.actor, { markdown, sourceUrl: repository.sourceUrl, words }).catch(
    (error: unknown) => {
      if (error instanceof OverviewTooLong) return null;
      throw error;
    },
  );
  if (!rendered) return 'too-long';
  const lang = foreignLanguage(markdown.slice(0, LANGUAGE_SHOWS_WITHIN), viewer.language);
  return { ...rendered, lang, choice: translation === null ? null : translated ? 'translation' : 'original' };
}
