import type { NextRequest } from 'next/server';
import { refererPath, sameSitePath } from '@/components/layout/same-site-path';
import { profileInput } from '@/lib/accounts/schema';
import { updateProfile } from '@/lib/accounts/update-profile';
import { problemResponse } from '@/lib/api/problem';
import { getViewer, LANGUAGE_COOKIE, THEME_COOKIE, THEMES } from '@/lib/auth/viewer';
import { LANGUAGES } from '@/lib/names/language';
import { environment } from '@/lib/platform/env';
import { AppError, invalidParameters } from '@/lib/platform/errors';

const YEAR = 365 * 24 * 3600;

const PREFERENCES = [
  { field: 'language', cookie: LANGUAGE_COOKIE, allowed: LANGUAGES as readonly string[] },
  { field: 'theme', cookie: THEME_COOKIE, allowed: THEMES as readonly string[] },
] as const;

/** Browsers name the origin of a POST in one of two headers; another site's is refused. */
function refuseOtherSites(request: NextRequest): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const ours = [request.headers.get('host'), new URL(environment().publicUrl).host];
  const isOurs = site
    ? site === 'same-origin'
    : !origin || (URL.canParse(origin) && ours.includes(new URL(origin).host));
  if (!isOurs) throw new AppError('forbidden', 'Preferences can only be changed from this site’s own pages.');
}

async function readForm(request: NextRequest): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    throw new AppError('invalid', 'Send the preferences as a form: language, theme, back.', { cause: String(cause) });
  }
}

/** Who is signed in finds them on every device. */
async function keepInAccount(form: FormData): Promise<void> {
  const { actor } = await getViewer();
  if (actor.kind !== 'user') return;
  const chosen = PREFERENCES.flatMap(({ field }) => (form.has(field) ? [[field, form.get(field)] as const] : []));
  await updateProfile(actor, profileInput.parse(Object.fromEntries(chosen)));
}

/** Keeps a reader's language or colours for a year, then goes back to the page they came from. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    refuseOtherSites(request);
    const form = await readForm(request);
    const headers = new Headers({ 'cache-control': 'no-store' });
    const secure = environment().publicUrl.startsWith('https:') ? '; Secure' : '';
    for (const { field, cookie, allowed } of PREFERENCES) {
      const value = form.get(field);
      if (value === null) continue;
      if (typeof value !== 'string' || !allowed.includes(value))
        throw invalidParameters([{ name: field, reason: `Allowed values are ${allowed.join(', ')}.`, allowed }]);
      headers.append('set-cookie', `${cookie}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly${secure}`);
    }
    await keepInAccount(form);
    const back = form.get('back');
    const referer = refererPath(request.headers.get('referer'), request.headers.get('host'));
    headers.set('location', (typeof back === 'string' ? sameSitePath(back) : referer) ?? '/');
    return new Response(null, { status: 303, headers });
  } catch (error) {
    return problemResponse(error);
  }
}
