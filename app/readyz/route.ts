import { readiness } from '@/lib/platform/readiness';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
