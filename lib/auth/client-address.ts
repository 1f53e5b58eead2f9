/** The header our own web server puts the connection's address into; what a client sends under that name is dropped there. */
export const ADDRESS_HEADER = 'x-plimsoll-address';

/** Where a request came from, as far as our web server knows; undefined behind something else (next dev). */
export function clientAddress(headers: Headers): string | undefined {
  return headers.get(ADDRESS_HEADER) ?? undefined;
}
