/** What makes a repository's page complete, in the order in which its publisher does best to add it. */
export const PAGE_PARTS = ['description', 'overview', 'logo', 'categories', 'source', 'licence', 'chinese'] as const;
export type PagePart = (typeof PAGE_PARTS)[number];

const OVERVIEW_FROM = 200;

export type PageContents = {
  description: string;
  /** Of the overview, in characters */
  overviewLength: number;
  logoUrl: string | null;
  categories: readonly string[];
  sourceUrl: string | null;
  licence: string | null;
  hasChinese: boolean;
};

/** The parts a page lacks; none of them means that it is complete. */
export function missingParts(page: PageContents): PagePart[] {
  const has: Record<PagePart, boolean> = {
    description: page.description !== '',
    overview: page.overviewLength >= OVERVIEW_FROM,
    logo: page.logoUrl !== null,
    categories: page.categories.length > 0,
    source: page.sourceUrl !== null,
    licence: page.licence !== null,
    chinese: page.hasChinese,
  };
  return PAGE_PARTS.filter((part) => !has[part]);
}
