import type { Counted } from '@/lib/language/format';

/** Words of the home page. */
export const home = {
  title: 'Container images you can check before you pull',
  lead: 'Who publishes an image, what was verified about it, and which of its tags to use: on one page each, with the evidence.',
  count: {
    one: '{count} repository in this catalogue',
    other: '{count} repositories in this catalogue',
  } as Counted,
  try: 'For example',
  programs: 'Three badges, three promises',
  programsLead: 'A badge is never just a picture: press it on any image to see what it rests on.',
  promises: {
    'official-images':
      'Curated images with a reviewed, public definition, documented and rebuilt as their base changes.',
    'verified-publisher': 'From a commercial publisher whose identity was verified.',
    'sponsored-oss': 'From an open-source project that was verified as trusted, secure and active.',
  },
  whatItMeans: 'What it means',
  categories: 'By category',
  popular: 'Popular',
  /** Where no pulls have been counted yet. */
  notCounted: 'To begin with',
  recent: 'Recently updated',
  seeAll: 'See all',
  emptyTitle: 'There is no image in this catalogue yet',
  emptyText: 'An administrator fills it from the command line; the list of commands is shown by',
  guideTitle: 'latest, slim, alpine, bookworm?',
  guideText: 'What the words in a tag mean, how far a tag moves, and how to get the same image tomorrow.',
  guideLink: 'Read what tags mean',
};

export type HomeMessages = typeof home;
