/**
 * Who this site is to a registry, and in the history of tags that it put back itself. No account has a name with such
 * letters in it.
 */
export const OWN_SUBJECT = '@plimsoll';
