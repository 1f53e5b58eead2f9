import type { Counted } from '@/lib/language/format';

const architectures: Record<string, string> = {
  amd64: 'amd64 (x86-64)',
  arm64: 'arm64',
  arm: 'arm (32-bit)',
  '386': '386 (x86, 32-bit)',
  loong64: 'loong64',
  mips64le: 'mips64le',
  ppc64le: 'ppc64le',
  riscv64: 'riscv64',
  s390x: 's390x',
};

/** Words of the search page. Texts only: they are handed to a client component. */
export const search = {
  title: 'Images for “{q}”',
  titleAll: 'All images',
  titleFiltered: 'Filtered images',
  results: { one: '{count} repository', other: '{count} repositories' } as Counted,
  filters: 'Filters',
  groups: {
    trust: 'Trust',
    category: 'Category',
    publisher: 'Publisher',
    arch: 'Architecture',
    os: 'Operating system',
  },
  architectures,
  operatingSystems: { linux: 'Linux', windows: 'Windows' } as Record<string, string>,
  morePublishers: '{count} more',
  showing: 'Showing results for {q}',
  instead: 'Search instead for “{q}”',
  sort: 'Sort by',
  sorts: { best_match: 'Best match', pulls: 'Most pulled', stars: 'Most starred', updated: 'Recently updated' },
  approximate:
    'There are too many matches to sort them all. These come from the most important ones, in the chosen order.',
  apply: 'Apply',
  active: 'Active filters',
  remove: 'Remove the filter {filter}',
  clear: 'Clear all filters',
  show: { one: 'Show {count} repository', other: 'Show {count} repositories' } as Counted,
  loading: 'Searching …',
  failed: 'The search could not be completed.',
  retry: 'Try again',
  emptyFor: 'Nothing matches “{q}”',
  emptyForFiltered: 'Nothing matches “{q}” with these filters',
  emptyAll: 'Nothing matches these filters',
  emptyFiltered: 'The filters may be too narrow: remove some of them.',
  emptySpelling: 'Check the spelling, or type fewer words or only part of a name.',
  emptyBrowse: 'See all images',
  emptyPage: 'There are no results on this page',
  firstPage: 'Go to the first page',
  emptySimilar: 'Look for similar spellings too',
  emptyShorter: 'Search for “{q}”',
  emptyCategories: 'Browse by category',
  emptyPublishers: 'Trusted publishers',
  pagesEnd: 'Only the first {count} results can be paged through. Add words or filters to reach others.',
  ignored: 'This address has filters that do not exist here; they were left out: {filters}',
};

export type SearchMessages = typeof search;
