/** Why a server that an administrator connected (directory, mail, sign-in provider) could not do its part. */
export const SERVER_FAILURES = [
  'directory-unreachable',
  'directory-certificate',
  'directory-account',
  'directory-ambiguous',
  'directory-incomplete',
  'directory-refused',
  'mail-off',
  'mail-unreachable',
  'mail-account',
  'mail-refused',
] as const;
export type ServerFailure = (typeof SERVER_FAILURES)[number];
