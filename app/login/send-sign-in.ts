/** next-auth's endpoints, as its own client calls them: a token against forgery first, then the form. */
async function send(path: string, fields: Readonly<Record<string, string>>): Promise<URL> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  const response = await fetch(path, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  });
  const { url } = (await response.json()) as { url: string };
  return new URL(url, window.location.href);
}

/** Signs in with a form of ours. @returns why not, or null when it worked; throws when the site cannot be reached */
export async function sendSignIn(form: 'credentials' | 'ldap' | 'link', fields: Readonly<Record<string, string>>) {
  const url = await send(`/api/auth/callback/${form}`, { ...fields, callbackUrl: '/' });
  return url.searchParams.get('error');
}

/** Leaves for a provider, from where the browser comes back signed in. */
export async function goToProvider(id: string, destination: string): Promise<void> {
  const callbackUrl = new URL(destination, window.location.origin).href;
  const url = await send(`/api/auth/signin/${id}`, { callbackUrl });
  window.location.assign(url.href);
}
