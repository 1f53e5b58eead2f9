import { type Parsed, parsed, refused } from '@/lib/names/parse-result';

// OCI distribution spec 1.1: <reference> as a tag MUST match this, and be at most 128 characters long.
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;

/** A tag as the OCI distribution spec allows it. */
export function parseTagName(text: string): Parsed<string> {
  if (TAG.test(text)) return parsed(text);
  if (text === '') return refused('The tag is empty.');
  if (text.length > 128) return refused(`The tag has ${text.length} characters; at most 128 are allowed.`);
  return refused(
    `The tag “${text}” may use only letters, digits, “_”, “.” and “-”, and must not begin with “.” or “-”.`,
  );
}
