export const dynamic = 'force-dynamic';

/** The process answers; says nothing of the database. */
export const GET = (): Response => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
