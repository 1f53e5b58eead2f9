/** What spreadsheets take for the beginning of a formula, also behind blanks and in full width. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A text that a spreadsheet shows and never calculates. */
const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function field(text: string): string {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record of RFC 4180, with its line end. */
export const csvLine = (values: readonly string[]): string => `${values.map(field).join(',')}\r\n`;
