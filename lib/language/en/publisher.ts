/** Words of a publisher's page. */
export const publisher = {
  kinds: { person: 'Person', organisation: 'Organisation' },
  namespace: 'Namespace',
  settings: 'Settings',
  website: 'Website',
  here: 'Here since',
  noAbout: 'This publisher has not introduced itself yet.',
  sample: 'This publisher belongs to the sample data of this site.',
  grants: 'What was verified',
  noGrants: 'Nothing was verified about this publisher: it is in no program, and has not proved control of a domain.',
  officialGrants:
    'Official Images are verified one by one: press the badge on a repository’s page to see what it rests on.',
  aboutOfficial: 'What an Official Image is',
  endedGrants: 'No longer valid',
  repositories: 'Repositories',
  noRepositories: 'This publisher has no public repository yet.',
};

export type PublisherMessages = typeof publisher;
