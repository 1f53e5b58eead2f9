import type { Scope } from '@/lib/access/scopes';

const scopes: Record<Scope, string> = {
  'org:admin': 'Change profile, members and domains of the organisations you own, and read their audit log.',
  'org:read': 'See the organisations you belong to, and who their members are.',
  'repo:admin': 'Make repositories; change visibility, names and collaborators.',
  'repo:delete': 'Delete tags and repositories.',
  'repo:describe': 'Change descriptions, overviews, links and logos.',
  'repo:push': 'Push images.',
  'repo:read': 'Read and pull, private repositories too.',
  'scan:write': 'Upload scan reports.',
};

/** Words of access tokens. */
export const tokens = {
  title: 'Access tokens',
  lead: 'Passwords for programs: CI, scripts, docker login. A token never has more rights than you have at that moment.',
  leadOrganisation:
    'Passwords for programs that belong to this organisation and not to a person. They stay when their maker leaves.',
  create: 'New access token',
  name: 'Name',
  nameHint: 'What it is for, as in “README from CI”.',
  scopesTitle: 'What it may do',
  scopes,
  limit: 'Which repositories',
  limitAll: 'All that its owner has, now and later',
  limitSome: 'Only these',
  repositories: 'Repositories',
  repositoriesHint: 'One a line or separated by commas, as in acme/tool.',
  expiry: 'Ends',
  expiries: { '7': 'in 7 days', '30': 'in 30 days', '90': 'in 90 days', '365': 'in a year', never: 'never' },
  submit: 'Make the token',
  chooseScope: 'Choose at least one thing it may do.',
  failed: 'It did not work. Check your connection and try again.',
  madeTitle: 'Copy the token now',
  madeText: 'It is shown only this once. Whoever has it can use it: keep it like a password.',
  copy: 'Copy the token',
  done: 'I have copied it',
  none: 'No token was made yet',
  listTitle: 'Your tokens',
  listTitleOrganisation: 'Tokens of the organisation',
  states: { live: 'Valid', expired: 'Expired', revoked: 'Revoked' },
  allRepositories: 'All repositories',
  onlyRepositories: 'Only {names}',
  createdBy: 'made by {name}',
  created: 'Made',
  ends: 'Ends',
  ended: 'Ended',
  endsNever: 'Never ends',
  lastUsed: 'Last used',
  neverUsed: 'Never used',
  revoke: 'Revoke',
  revokeOf: 'Revoke {name}',
  revokeTitle: 'Revoke “{name}”?',
  revokeText: 'What uses it stops working at once. This cannot be taken back.',
};

export type TokenMessages = typeof tokens;
