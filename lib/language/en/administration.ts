import type { Counted } from '@/lib/language/format';

/** Words of the pages for administrators. */
export const administration = {
  title: 'Administration',
  tabsLabel: 'Administration',
  tabs: { users: 'Users', registries: 'Registries', scanners: 'Scanner', settings: 'Settings', audit: 'Audit log' },
  cancel: 'Cancel',
  copy: 'Copy',

  users: {
    title: 'Users',
    count: { one: '{count} account', other: '{count} accounts' } as Counted,
    search: 'Search by user name, name or e-mail address',
    submit: 'Search',
    clear: 'Show all',
    none: 'Nobody fits the search.',
    you: 'you',
    unconfirmed: 'not confirmed',
    noEmail: 'no e-mail address',
    disabled: 'Disabled',
    secondFactor: 'Second factor',
    via: 'Signs in through {providers}',
    since: 'Since',
    lastUsed: 'Last used',
    never: 'Never signed in',
    role: 'Role on this site',
    roleOf: 'Role of {name} on this site',
    disable: 'Disable',
    disableTitle: 'Disable {name}?',
    disableText:
      'Sessions end at once, and access tokens no longer work. Nothing is deleted; you can enable the account again.',
    enable: 'Enable',
    enableOf: 'Enable {name}',
    reset: 'Reset link',
    resetTitle: 'Make a link for {name}?',
    resetText: 'Whoever has the link can set a new password, once and within a day. Earlier links stop working.',
    resetConfirm: 'Make the link',
    resetDone: 'Hand this link over to {name}. It is shown only now, and works until {date}.',
  },
  invite: {
    title: 'Invite somebody',
    lead: 'A link to make an account, once and within a week. It does not work while nobody may make one.',
    email: 'E-mail address',
    submit: 'Invite',
    mailed: 'The invitation to {email} was sent.',
    link: 'No mail server is connected, so hand this link over yourself. It is shown only now.',
  },
  settings: {
    title: 'Settings of this site',
    registration: 'Who may make an account',
    registrations: {
      open: 'Anybody',
      invite: 'Whoever was invited',
      closed: 'Nobody; accounts are made on the command line or come from a directory',
    },
    remoteImages: 'Pictures from other sites in overviews',
    remoteImageModes: {
      proxy: 'Fetched once by this site and served from here',
      allow: 'The same, from private networks too',
      block: 'Not shown',
    },
    save: 'Save',
    saved: 'Saved',
  },
};

export type AdministrationMessages = typeof administration;
