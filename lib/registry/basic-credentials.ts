export type BasicCredentials = { username: string; password: string };

/** RFC 7617: the user name ends at the first colon, the password may hold more of them; UTF-8. */
export function basicCredentials(authorization: string): BasicCredentials | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/_=-]+) *$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0 || text.includes('\0') || text.includes('\uFFFD')) return undefined;
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
