import type { Counted } from '@/lib/language/format';

/** Words of the dashboard. Texts only, no functions. */
export const dashboard = {
  title: 'Dashboard',
  create: 'New repository',

  repositories: {
    title: 'My repositories',
    found: { one: '{count} repository', other: '{count} repositories' } as Counted,
    none: 'You have no repositories yet',
    noneText: 'Make one, then push an image to it or write its page.',
    noMatch: 'No repository matches these filters.',
    search: 'Name',
    namespace: 'Namespace',
    visibility: 'Visibility',
    all: 'All',
    filter: 'Filter',
    reset: 'Show all',
    public: 'Public',
    private: 'Private',
    name: 'Repository',
    pulls: 'Pulls',
    stars: 'Stars',
    updated: 'Last push or change',
    scan: 'Scan',
    page: 'Page',
    notScanned: 'Not scanned yet',
    archived: 'Archived',
    deprecated: 'Deprecated',
    sample: 'sample figures',
    sortBy: 'Sort by {column}',
    complete: 'Complete',
    score: '{done} of {all}',
    missing: 'Missing: {parts}',
    parts: {
      description: 'description',
      overview: 'overview of 200 characters or more',
      logo: 'logo',
      categories: 'categories',
      source: 'link to the source',
      licence: 'licence',
      chinese: 'Chinese text',
    },
    separator: ', ',
    settings: 'Settings',
    settingsOf: 'Settings of {name}',
  },

  transfers: { title: 'Transfers waiting for you' },

  deleted: {
    title: 'Recently deleted',
    lead: 'You can restore a repository for seven days. Then it is gone for good.',
    until: 'Can be restored until {date}',
    restore: 'Restore',
    restoreNamed: 'Restore {name}',
  },

  stars: {
    title: 'Starred by me',
    none: 'Star a repository on its page to find it again here.',
  },
};

export type DashboardMessages = typeof dashboard;
