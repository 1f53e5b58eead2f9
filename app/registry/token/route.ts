import type { NextRequest } from 'next/server';
import { readBody } from '@/lib/api/body';
import { registryResponse } from '@/lib/api/registry-response';
import { clientAddress } from '@/lib/auth/client-address';
import { readTokenForm, readTokenQuery } from '@/lib/registry/token-request';
import { answerTokenRequest } from '@/lib/registry-access/answer-token-request';

const FORM_LIMIT = 20_000;

export const GET = (request: NextRequest): Promise<Response> =>
  registryResponse(() =>
    answerTokenRequest(
      readTokenQuery(request.nextUrl.searchParams, request.headers.get('authorization')),
      clientAddress(request.headers),
    ),
  );

/** containerd asks so. */
export const POST = (request: NextRequest): Promise<Response> =>
  registryResponse(async () => {
    const bytes = await readBody(request, ['application/x-www-form-urlencoded'], FORM_LIMIT);
    const form = new URLSearchParams(new TextDecoder().decode(bytes));
    return answerTokenRequest(readTokenForm(form), clientAddress(request.headers));
  });
