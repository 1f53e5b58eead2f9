import type { Counted } from '@/lib/language/format';
import type { Category } from '@/lib/names/category';
import type { TrustTier } from '@/lib/names/trust';

const categories: Record<Category, string> = {
  'api-management': 'API management',
  'content-management-system': 'Content management',
  'data-science': 'Data science',
  'databases-and-storage': 'Databases and storage',
  'developer-tools': 'Developer tools',
  'integration-and-delivery': 'Integration and delivery',
  'internet-of-things': 'Internet of things',
  'languages-and-frameworks': 'Languages and frameworks',
  'machine-learning-and-ai': 'Machine learning and AI',
  'message-queues': 'Message queues',
  'monitoring-and-observability': 'Monitoring and observability',
  networking: 'Networking',
  'operating-systems': 'Operating systems',
  security: 'Security',
  'web-analytics': 'Web analytics',
  'web-servers': 'Web servers',
};

const tiers: Record<TrustTier, string> = {
  official: 'Official Image',
  verified_publisher: 'Verified Publisher',
  sponsored_oss: 'Sponsored OSS',
  domain_verified: 'Domain verified',
  community: 'Community',
};

const pulls: Counted = { one: '{count} pull', other: '{count} pulls' };
const stars: Counted = { one: '{count} star', other: '{count} stars' };
const repositories: Counted = { one: '{count} repository', other: '{count} repositories' };

/** Words that every page shares. Texts only, no functions: parts of it are handed to client components. */
export const common = {
  siteName: 'Plimsoll',
  siteDescription:
    'A catalogue of container images that shows who publishes each one, what was checked, and which tag to use.',
  skipToContent: 'Skip to the content',
  categories,
  tiers,
  repositories,

  header: {
    home: 'Plimsoll, home page',
    language: '中文',
    languageLabel: 'Switch to Chinese (中文)',
    theme: 'Colours',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    signIn: 'Sign in',
    account: 'Account',
    signedInAs: 'Signed in as',
    roles: { user: 'User', reviewer: 'Reviewer', admin: 'Administrator' },
    dashboard: 'Dashboard',
    profile: 'Your profile',
    organisations: 'Organisations',
    settings: 'Settings',
    administration: 'Administration',
    signOut: 'Sign out',
  },

  /** What a digest stands for; `absent`: of one that is only listed, or was once. */
  digestKinds: {
    index: 'Image for several platforms',
    image: 'Image',
    attestation: 'Attestation',
    signature: 'Signature',
    sbom: 'SBOM',
    artifact: 'Artifact',
    absent: 'Image that is not here',
  },

  searchBox: {
    label: 'Search container images',
    placeholder: 'Search images, e.g. nginx',
    submit: 'Search',
    shortcut: 'Press / to search',
    suggestions: 'Suggestions',
    corrected: 'Showing suggestions for {q}',
    inRepository: 'in {repository}',
    searchFor: 'Search for “{q}”',
    noneFound: 'No suggestions. Press Enter to search.',
    found: {
      one: '{count} suggestion. Use the arrow keys.',
      other: '{count} suggestions. Use the arrow keys.',
    } as Counted,
  },

  footer: {
    label: 'About this site',
    text: 'The Plimsoll line on a hull shows how much a ship may safely carry. A badge does the same for an image.',
    programs: 'Badges',
    help: 'Help',
    guide: 'What tags mean',
    allImages: 'All images',
    developers: 'Developers',
    api: 'API description (OpenAPI)',
    licence: 'Free software, Apache License 2.0',
  },

  sample: {
    title: 'Sample data',
    text: 'This site is filled with sample data: the pull and star figures are made up.',
    remove: 'To remove it, run',
  },

  card: {
    pulls,
    stars,
    updated: 'Updated {time}',
    noDescription: 'No description yet.',
    sampleFigures: 'sample figures',
    sampleFiguresTitle: 'These pull and star figures were made up for the sample data.',
    archived: 'Archived',
    deprecated: 'Deprecated',
    deprecatedFor: 'Deprecated: use {successor}',
    retired: 'No longer official',
    private: 'Private',
  },

  pagination: {
    label: 'Pages',
    previous: 'Previous',
    next: 'Next',
    page: 'Page {page} of {pages}',
    pageOpen: 'Page {page}',
  },

  evidence: {
    open: 'See what this badge rests on',
    about: 'About this program',
    checked: 'What was checked',
    nothingChecked: 'No evidence was recorded.',
    since: 'Since',
    until: 'Until',
    noEnd: 'no end date',
    by: 'Granted by',
    history: 'History',
    events: { granted: 'Granted', renewed: 'Renewed', withdrawn: 'Withdrawn', lapsed: 'Lapsed' },
    withdrawn: 'Withdrawn',
    sample: 'Sample grant: it came with the sample data and proves nothing about this publisher.',
    ofRepository: 'Given to this repository.',
    ofPublisher: 'Given to the publisher; it holds for all its repositories.',
    meanings: {
      official: 'A curated, documented image with a reviewed definition.',
      verified_publisher: 'A commercial publisher whose identity was verified.',
      sponsored_oss: 'An open-source project, verified as trusted, secure and active.',
      domain_verified: 'The publisher proved control of this domain. It is in no badge program.',
      community: 'Published by whoever owns the namespace.',
    } as Record<TrustTier, string>,
  },

  copy: { copied: 'Copied' },
};

export type CommonMessages = typeof common;
