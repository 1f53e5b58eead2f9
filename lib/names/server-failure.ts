/** Why a server that an administrator connected (directory, mail, sign-in provider) could not do its part. */
export type ServerFailure =
  | 'directory-unreachable'
  | 'directory-certificate'
  | 'directory-account'
  | 'directory-ambiguous'
  | 'directory-incomplete'
  | 'directory-refused'
  | 'mail-off'
  | 'mail-unreachable'
  | 'mail-account'
  | 'mail-refused'
  | 'sign-in-unreachable'
  | 'sign-in-untrusted';
