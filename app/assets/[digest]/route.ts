import type { NextRequest } from 'next/server';
import { problemResponse } from '@/lib/api/problem';
import { requestActor } from '@/lib/auth/request-actor';
import { getAsset } from '@/lib/repositories/get-asset';

type Context = { params: Promise<{ digest: string }> };

/** A picture named by the digest of its bytes: it never changes, and can do nothing when opened by itself. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  try {
    const { mediaType, bytes, isPublic } = await getAsset((await params).digest, () => requestActor(request));
    return new Response(bytes, {
      headers: {
        'content-type': mediaType,
        'cache-control': isPublic ? 'public, max-age=31536000, immutable' : 'private, max-age=3600',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        ...(isPublic ? {} : { vary: 'cookie, authorization', 'cross-origin-resource-policy': 'same-origin' }),
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}
