/** Path and query of the page that is asked for, for its own server part; always set by proxy.ts, whatever a client sends. */
export const PATH_HEADER = 'x-plimsoll-path';
