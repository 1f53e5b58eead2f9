import type { ProgramSlug } from '@/lib/names/trust';

type ProgramText = {
  promise: string;
  promises: readonly string[];
  checked: string;
  checks: readonly string[];
  limits: readonly string[];
  apply: readonly string[];
};

const texts: Record<ProgramSlug, ProgramText> = {
  'official-images': {
    promise:
      'The images to start from: operating systems, languages, databases and servers, kept by people who answer for them.',
    promises: [
      'The definition that says which tags exist and what each is built from is public, and changes to it are reviewed.',
      'The page says what the image is, how to run it, who keeps it, and where to report a problem.',
      'Images are rebuilt when the image they are based on changes, so that its fixes reach you.',
      'Tags on one line name the same image, with a link to the Dockerfile that made it.',
    ],
    checked: 'When this site imports the library of definitions',
    checks: [
      'Each definition file is read in full; one with a mistake is not imported, and what was there stays.',
      'Every tag is tied to the commit and the directory it is built from.',
      'The digest of the file is kept, with the date it was read and, where it is known, the library’s commit: the badge shows them.',
      'An image that leaves the library loses its badge; its page says since when.',
    ],
    limits: [
      'It does not say that an image is free of vulnerabilities today.',
      'It does not choose a version for you: a tag such as latest goes on moving.',
    ],
    apply: [
      'A new Official Image begins as a pull request to the docker-library/official-images repository, where its maintainers review it.',
      'Which library this site imports is its administrator’s decision: ask this site’s administrator.',
    ],
  },
  'verified-publisher': {
    promise: 'The company whose name is on the page is the one that publishes the images.',
    promises: [
      'The publisher is a commercial organisation, and its identity was verified.',
      'The badge belongs to the namespace: every repository in it comes from this publisher.',
      'Anybody can read what was checked, by whom and when.',
    ],
    checked: 'Before the badge is given',
    checks: [
      'That the organisation exists, and that whoever asks may speak for it.',
      'That it controls the domain it publishes under.',
      'That its images can be traced to a product it offers.',
    ],
    limits: [
      'It says who publishes an image, not that the image is free of vulnerabilities.',
      'It ends on its date or when it is withdrawn; the history stays readable.',
    ],
    apply: [
      'Ask this site’s administrator. Have ready: the namespace, the organisation’s website, and a way to prove control of its domain.',
    ],
  },
  'sponsored-oss': {
    promise: 'Published by an open-source project itself, one that is trusted, secure and alive.',
    promises: [
      'The images come from the project, not from somebody who repackages it.',
      'The software is under an open-source licence, and its source is public.',
      'The badge belongs to the namespace: every repository in it comes from this project.',
    ],
    checked: 'Before the badge is given',
    checks: [
      'The licence and the public source repository.',
      'That the project is active, and says how to report a security problem.',
      'That whoever asks is one of its maintainers.',
    ],
    limits: [
      'It says who publishes an image, not that the image is free of vulnerabilities.',
      'It ends on its date or when it is withdrawn; the history stays readable.',
    ],
    apply: [
      'Ask this site’s administrator. Have ready: the namespace, the source repository, the licence, and the names of the maintainers.',
    ],
  },
};

/** Words of the programs' pages. */
export const programs = {
  eyebrow: 'Badge program',
  titles: {
    'official-images': 'Official Images',
    'verified-publisher': 'Verified Publishers',
    'sponsored-oss': 'Sponsored open-source projects',
  } as Record<ProgramSlug, string>,
  texts,
  promise: 'What the badge promises',
  checks: 'What is checked',
  evidence: 'What was found for one image or publisher stands behind its badge: press the badge on its page.',
  limits: 'What it does not promise',
  apply: 'How to apply',
  who: 'Who has it',
  nobodyRepositories: 'No repository on this site has this badge yet.',
  nobodyPublishers: 'No publisher on this site has this badge yet.',
  others: 'The other badges',
};

export type ProgramsMessages = typeof programs;
