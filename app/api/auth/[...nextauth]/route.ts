import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { clientAddress } from '@/lib/auth/client-address';
import { TICKET_COOKIE, ticketCookie } from '@/lib/auth/link-ticket';
import { signInError } from '@/lib/auth/sign-in-error';
import { signInOptions, type TicketHolder } from '@/lib/auth/sign-in-options';
import { getViewer } from '@/lib/auth/viewer';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Our script asks by POST where to go and goes there; a browser that comes back from a provider is sent on. */
function toLogin(request: NextRequest, reason: string): Response {
  const url = `/login?${new URLSearchParams({ error: reason })}`;
  return request.method === 'POST'
    ? Response.json({ url })
    : new Response(null, { status: 303, headers: { location: url } });
}

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  const holder: TicketHolder = { ticket: undefined };
  const isReturn = action === 'callback' && request.method === 'GET';
  // Only who comes back from a provider may mean to link it to the account they are signed in to.
  const { actor } = isReturn ? await getViewer() : { actor: undefined };
  const asked = {
    address: clientAddress(request.headers),
    userAgent: request.headers.get('user-agent') ?? '',
    signedInAs: actor?.kind === 'user' ? actor.userId : undefined,
    ticket: request.cookies.get(TICKET_COOKIE)?.value,
  };
  try {
    const response = await NextAuth(request, context, await signInOptions(provider, asked, holder));
    if (holder.ticket) response.headers.append('set-cookie', ticketCookie(holder.ticket));
    return response;
  } catch (error) {
    return toLogin(request, signInError(error).message);
  }
}

export { handler as GET, handler as POST };
