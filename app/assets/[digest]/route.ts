import { problemResponse } from '@/lib/api/problem';
import { getAsset } from '@/lib/repositories/get-asset';

type Context = { params: Promise<{ digest: string }> };

/** A picture named by the digest of its bytes: it never changes, and can do nothing when opened by itself. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { mediaType, bytes } = await getAsset((await params).digest);
    return new Response(bytes, {
      headers: {
        'content-type': mediaType,
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}
