import { environment } from '@/lib/platform/env';

/**
 * Holds the secret of an identity that waits to be linked. It is a cookie and no part of an address, so that nobody can
 * send somebody else a link that would let the sender into their account.
 */
export const TICKET_COOKIE = 'plimsoll_link';
const SECONDS = 15 * 60;

/** `Set-Cookie` for a ticket. */
export function ticketCookie(ticket: string): string {
  const secure = environment().publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${TICKET_COOKIE}=${ticket}; Path=/; Max-Age=${SECONDS}; SameSite=Lax; HttpOnly${secure}`;
}
