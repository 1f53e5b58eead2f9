const LONGEST = 2000;

/** An address of somebody else's text that may become a link: http(s), and without a password in it; else null. */
export function safeUrl(text: string): string | null {
  if (text.length > LONGEST || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null;
}
