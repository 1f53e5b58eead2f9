/** `docker search` looks here for a v1 registry before it searches. */
export const GET = (): Response =>
  Response.json(true, { headers: { 'x-docker-registry-version': '0.9.1', 'x-docker-registry-standalone': 'true' } });
