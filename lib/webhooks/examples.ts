import type { z } from 'zod';
import type { webhookMessage } from '@/lib/webhooks/schema';

const example: z.infer<typeof webhookMessage> = {
  id: '0198c0de-5c1a-7b3e-9d4f-2f6a7c8e9b01',
  event: 'push',
  createdAt: '2026-11-21T10:15:30.000Z',
  repository: {
    namespace: 'acme',
    name: 'web',
    url: 'https://plimsoll.example.org/r/acme/web',
    pull: 'registry.example.org/acme/web',
  },
  tag: '1.27.1',
  digest: 'sha256:9d2f3c6b0a4e8f7d1b5c2a9e6f3d0b7c4a1e8f5d2c9b6a3f0e7d4c1b8a5f2e90',
  previousDigest: null,
  actor: 'alice',
  image: { size: 71_303_168, platforms: ['linux/amd64', 'linux/arm64/v8'] },
};

/** The body of a message, for people to read. */
export const EXAMPLE_BODY = JSON.stringify(example, null, 2);

/** A function `isGenuine(headers, body, secret)`; the body as it came, before anything parsed it. */
export const VERIFY_NODE = `// Node.js
import { createHmac, timingSafeEqual } from 'node:crypto';

export function isGenuine(headers, body, secret) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) < 300)) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  return String(headers['webhook-signature']).split(' ').some((part) => {
    const [version, base64 = ''] = part.split(',');
    const given = Buffer.from(base64, 'base64');
    if (version !== 'v1' || given.length !== expected.length) return false;
    return timingSafeEqual(given, expected);
  });
}`;

export const VERIFY_PYTHON = `# Python
import base64, hashlib, hmac, time

def is_genuine(headers, body: bytes, secret: str) -> bool:
    id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    return any(hmac.compare_digest(expected, s) for s in headers["webhook-signature"].split())`;
