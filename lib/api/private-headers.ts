/** What a caller may see depends on who asks, so a shared cache must not keep an answer. */
export const PRIVATE_HEADERS = { 'cache-control': 'private, no-cache', vary: 'cookie, authorization' } as const;
