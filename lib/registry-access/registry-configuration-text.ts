import { TOKEN_ISSUER } from '@/lib/registry-access/registry-secrets';

type Settings = { publicUrl: string; service: string; notificationSecret: string };

/** Where an administrator is told to put them; any other place does as well. */
const FILES = { 2: 'rootcertbundle: /etc/docker/registry/plimsoll.pem', 3: 'jwks: /etc/distribution/plimsoll.json' };

/**
 * What `config.yml` of CNCF Distribution, version 2.x or 3.x, must say so that a registry takes our tokens and tells us
 * of every push. Keys as in its “Configuring a registry”; a text in quotes is JSON, which is YAML.
 */
export function registryConfigurationText(
  version: 2 | 3,
  { publicUrl, service, notificationSecret }: Settings,
): string {
  const quoted = (text: string) => JSON.stringify(text);
  return `storage:
  delete:
    enabled: true
auth:
  token:
    realm: ${quoted(`${publicUrl}/registry/token`)}
    service: ${quoted(service)}
    issuer: ${quoted(TOKEN_ISSUER)}
    ${FILES[version]}
notifications:
  events:
    includereferences: true
  endpoints:
    - name: plimsoll
      url: ${quoted(`${publicUrl}/registry/notifications`)}
      headers:
        Authorization: [${quoted(`Bearer ${notificationSecret}`)}]
      timeout: 2s
      threshold: 3
      backoff: 5s
      ignore:
        mediatypes:
          - application/octet-stream
        actions: []
`;
}
