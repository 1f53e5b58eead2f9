/** First path segments of the site, of its machine interfaces, and of what is planned; a page of a publisher must never hide one. */
const ADDRESSES = [
  '_ r u v1 v2 api app search programs program guide login logout register signin signout signup settings account',
  'orgs org review reviews admin new edit dashboard invitations invitation assets preferences healthz readyz metrics',
  'registry public static well-known explore repositories repository repos tags tag users user teams team tokens',
  'notifications webhooks import export jobs audit icon favicon robots sitemap manifest',
];

/** Whoever had one of these would seem to speak for the site, or for those who run it. */
const OFFICES = [
  'library official plimsoll docker docker-library official-images hub support security root administrator administrators system staff owner',
  'moderator moderators reviewer reviewers publisher publishers verified trusted abuse postmaster webmaster hostmaster',
  'help helpdesk info noreply no-reply legal billing status',
];

/** What programs say when they have no name. */
const NOBODY = [
  'null undefined none nil nan true false anonymous guest nobody unknown default test example me you self',
];

const words = (lines: readonly string[]): string[] => lines.flatMap((line) => line.split(' '));

/** Namespaces that nobody may register. */
export const reservedNames: ReadonlySet<string> = new Set(words([...ADDRESSES, ...OFFICES, ...NOBODY]));

const imitated = (lines: readonly string[]): string[] => words(lines).filter((name) => name.length >= 5);

/** Reserved names long enough to be recognised in a disguise. */
export const imitatedAddresses: readonly string[] = imitated(ADDRESSES);
/** Those that would also deceive with a word added: `plimsoll-team`. */
export const imitatedOffices: readonly string[] = imitated(OFFICES);
