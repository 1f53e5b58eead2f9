import type { RefusalReason } from '@/lib/repositories/refusal';

type ProblemKind =
  | RefusalReason
  | 'archived'
  | 'conflict'
  | 'forbidden'
  | 'internal'
  | 'invalid'
  | 'not-found'
  | 'too-large'
  | 'too-many'
  | 'unauthenticated'
  | 'unavailable';

const problems: Record<ProblemKind, string> = {
  archived: 'The repository is archived, so it is read-only. Take it out of the archive first.',
  conflict: 'It has changed in the meantime. Load the page again.',
  forbidden: 'You may not do this. Ask an owner of the repository.',
  'from-definition': 'This comes with the library definition. Change it there, then import again.',
  internal: 'Something went wrong on the site. Nothing was changed; try again shortly.',
  invalid: 'Something is not right yet. See the marked fields.',
  'name-is-deleted':
    'A repository of this name was deleted within the last seven days. Restore it, or wait until it is gone.',
  'name-led-elsewhere':
    'This was the name of a repository that moved. It is kept for a year, for those who still pull by it.',
  'name-taken': 'There is a repository of this name already.',
  'no-transfer': 'The offer has ended. Load the page again.',
  'not-found': 'There is no such repository, user or publisher. Check the name.',
  official: 'This is not possible for official images: they come from library definitions.',
  'same-publisher': 'The repository belongs to this publisher already.',
  'too-large': 'This is too large.',
  'too-many': 'Too many tries. Wait a little.',
  'transfer-done': 'The repository has already been taken over.',
  'transfer-open': 'It is already offered to somebody. Take that offer back first.',
  unauthenticated: 'You are signed out. Sign in again; what you typed stays here.',
  unavailable: 'The site cannot be reached at the moment. Nothing was changed; try again shortly.',
};

/** Words of making a repository and of its settings. Texts only, no functions: they are handed to client components. */
export const repositorySettings = {
  problems,
  /** Why the site refused a field. */
  faults: {
    description: 'One line of at most 100 characters, without control characters.',
    descriptionZh: 'One line of at most 100 characters, without control characters.',
    categories: 'Choose at most three.',
    keywords:
      'At most ten keywords of at most 30 characters. Each begins with a letter or digit, and has only letters, digits, blanks and . + # _ -',
    licence: 'An SPDX identifier, as in Apache-2.0 or MIT OR Apache-2.0.',
    sourceUrl: 'A whole address that begins with https:// or http://',
    homepageUrl: 'A whole address that begins with https:// or http://',
    documentationUrl: 'A whole address that begins with https:// or http://',
    issuesUrl: 'A whole address that begins with https:// or http://',
    supportUrl: 'A whole address that begins with https:// or http://',
    'deprecation.reason': 'At most 1,000 characters, without control characters.',
    'deprecation.successor': 'Another repository’s name as in a pull command, as in nginx or acme/web.',
    'deprecation.endOfSupport': 'A day that exists.',
  } as Record<string, string>,
  /** Why the site refused a picture. */
  pictures: {
    'too-large': 'The picture may have at most 5 MB.',
    'wrong-type': 'The picture must be a PNG or JPEG file.',
    unreadable: 'The picture is damaged or incomplete. Save it again and try once more.',
    dimensions: 'Each side of the picture must have 120 to 1000 pixels.',
    'too-many-pixels': 'The picture has too many pixels. Make it smaller.',
    'too-complex': 'The picture takes too long to draw. Make it smaller.',
  } as Record<string, string>,

  failed: 'The site could not be reached. Check your connection and try again.',
  save: 'Save',
  saved: 'Saved.',
  cancel: 'Cancel',
  typeName: 'To confirm, type',
  optional: '{label} (optional)',

  create: {
    title: 'New repository',
    lead: 'A repository holds the images of one program, under one name, with a page that says what it is.',
    noNamespace:
      'You are no owner or editor of any namespace, so you cannot make a repository. Ask an owner of your organisation.',
    namespace: 'Namespace',
    namespaceHint: 'Yours, or that of an organisation where you are owner or editor.',
    name: 'Name',
    nameHint: 'Lower-case letters, digits, and “.”, “_” or “-” between them.',
    description: 'Description',
    descriptionHint: 'One line that says what it is. Shown in search.',
    count: '{count} of {most} characters',
    visibility: 'Visibility',
    public: 'Public',
    publicHint: 'Everybody can find and pull it.',
    private: 'Private',
    privateHint: 'Only members of the namespace and collaborators can see and pull it.',
    pullHeading: 'How it will be called',
    pullText:
      'People pull and push it by this name. It can be changed later, but pull commands with the old name stop working.',
    pull: 'Pull',
    push: 'Push',
    submit: 'Create repository',
  },

  navigation: {
    label: 'Settings of the repository',
    title: 'Settings',
    general: 'General',
    overview: 'Overview',
    revisions: 'Revisions',
    collaborators: 'Collaborators',
    lifecycle: 'Visibility and lifecycle',
  },

  archivedNotice: 'This repository is archived, so it is read-only. It can still be pulled.',
  definitionNotice:
    'Description, categories, licence, source, logo and deprecation come with the library definition {file} and its documentation. They are read-only here: change them there, then import again.',

  general: {
    title: 'About',
    lead: 'What people read on the page, in lists and in search.',
    description: 'Description',
    descriptionZh: 'Description in Chinese',
    descriptionHint: 'One line. {count} of {most} characters.',
    categories: 'Categories',
    categoriesHint: 'At most three.',
    keywords: 'Keywords',
    keywordsHint: 'At most ten, separated by commas.',
    licence: 'Licence',
    licenceHint: 'An SPDX identifier; choose one from the list as you type.',
    links: 'Links',
    sourceUrl: 'Source code',
    sourceUrlHint: 'Relative links and pictures of the overview lead there.',
    homepageUrl: 'Home page',
    documentationUrl: 'Documentation',
    issuesUrl: 'Issues',
    supportUrl: 'Support',
  },

  logo: {
    title: 'Logo',
    lead: 'PNG or JPEG, 120 to 1000 pixels a side, at most 5 MB. It is drawn anew, so that nothing but the picture is kept.',
    choose: 'Choose a picture',
    drop: 'or drop one here',
    remove: 'Remove',
    sending: 'Sending …',
    none: 'No logo yet: a letter stands in its place.',
  },

  collaborators: {
    title: 'Collaborators',
    lead: 'People who work on this one repository. Members of its organisation have their role already.',
    none: 'No collaborators yet.',
    username: 'User name',
    role: 'Role',
    roleOf: 'Role of {name}',
    roles: { read: 'Read', write: 'Write', admin: 'Administrator' },
    roleHints: {
      read: 'sees and pulls it while it is private',
      write: 'also edits the page and pushes',
      admin: 'also changes settings and collaborators',
    },
    add: 'Add',
    addTitle: 'Add somebody',
    remove: 'Remove',
    removeNamed: 'Remove {name}',
    since: 'since',
    noUser: 'There is no user of this name.',
  },

  visibility: {
    title: 'Visibility',
    lead: 'Who can see and pull the repository.',
    goesPrivate: 'Whoever is no member or collaborator no longer finds, sees or pulls it, from the moment you save.',
    goesPublic: 'Everybody can see its page, its tags and its pictures, from the moment you save.',
  },

  deprecation: {
    title: 'Deprecation',
    lead: 'Tells people to use something else. It can still be pulled. Shown on the page, in search and in “docker search”.',
    successor: 'Use instead',
    successorHint: 'A repository’s name as in a pull command. It need not be on this site.',
    endOfSupport: 'End of support',
    endOfSupportHint: 'From this day on it is no longer kept up.',
    reason: 'Reason',
    reasonHint: 'Markdown, at most 1,000 characters.',
    deprecate: 'Deprecate',
    change: 'Save',
    takeBack: 'Take the deprecation back',
  },

  archive: {
    title: 'Archive',
    lead: 'An archived repository is read-only: no pushes, no changes to its page. It can still be pulled, and is labelled everywhere.',
    archive: 'Archive',
    archiveQuestion: 'Archive this repository?',
    unarchive: 'Take out of the archive',
  },

  rename: {
    title: 'Rename',
    lead: 'Pages and the API lead from the old name to the new one, and nobody else gets the old name for a year. Pull commands do not follow: people must pull by the new name.',
    name: 'New name',
    submit: 'Rename',
    formerNames: 'Old names that lead here:',
    official: 'An official image keeps its name and its publisher.',
  },

  transfer: {
    title: 'Transfer',
    lead: 'Offers the repository to another publisher. It moves when one of its owners accepts within seven days; collaborators stay, badges of this publisher do not go with it.',
    namespace: 'Namespace of the publisher',
    submit: 'Offer',
    pending: 'Offered to {to} by {by}. The offer ends on {date}.',
    cancel: 'Take the offer back',
    noPublisher: 'There is no publisher of this name.',
    offered: '{by} offers the repository {name} to {to}.',
    offeredText:
      'If you accept, it moves to your namespace with all it holds; its collaborators keep their roles. The offer ends on {date}.',
    accept: 'Accept',
    decline: 'Decline',
  },

  delete: {
    title: 'Delete',
    lead: 'It disappears at once for everybody. For seven days its owners can restore it from the dashboard; then pages, tags and revisions are gone for good.',
    question: 'Delete this repository?',
    text: 'Nobody can see or pull it any more.',
    submit: 'Delete repository',
  },

  star: {
    star: 'Star',
    signIn: 'Sign in to star this repository',
  },
};

export type RepositorySettingsMessages = typeof repositorySettings;
