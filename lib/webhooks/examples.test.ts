import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_BODY, VERIFY_NODE, VERIFY_PYTHON } from '@/lib/webhooks/examples';
import { webhookMessage } from '@/lib/webhooks/schema';
import { signMessage } from '@/lib/webhooks/signature';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const now = Math.floor(Date.now() / 1000);

const headersOf = (timestamp: number, signatures: string) => ({
  'webhook-id': 'm1',
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signatures,
});
const signature = (timestamp: number) => signMessage(SECRET, 'm1', timestamp, EXAMPLE_BODY);

/** Headers and body, and whether they are genuine. */
const CASES: readonly (readonly [ReturnType<typeof headersOf>, string, boolean])[] = [
  [headersOf(now, signature(now)), EXAMPLE_BODY, true],
  [headersOf(now, `v1,AAAA ${signature(now)}`), EXAMPLE_BODY, true],
  [headersOf(now, signature(now)), `${EXAMPLE_BODY} `, false],
  [headersOf(now - 600, signature(now - 600)), EXAMPLE_BODY, false],
  [headersOf(now, 'v1,AAAA'), EXAMPLE_BODY, false],
  [headersOf(now, signature(now).replace('v1,', 'v2,')), EXAMPLE_BODY, false],
];

describe('what the page tells receivers', () => {
  it('shows a body as it is sent', () => {
    expect(webhookMessage.strict().parse(JSON.parse(EXAMPLE_BODY))).toEqual(JSON.parse(EXAMPLE_BODY));
  });

  it('has a check for Node.js that lets genuine messages through, and no others', async () => {
    const example = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(VERIFY_NODE)}`)) as {
      isGenuine: (headers: object, body: string, secret: string) => boolean;
    };
    for (const [headers, body, genuine] of CASES) expect(example.isGenuine(headers, body, SECRET)).toBe(genuine);
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!python)(`has one for Python too${python ? '' : ' (skipped: there is no python3)'}`, () => {
    const program = `${VERIFY_PYTHON}
import json, sys
for headers, body, _ in json.load(sys.stdin):
    print(is_genuine(headers, body.encode(), "${SECRET}"))`;
    const { stdout } = spawnSync('python3', ['-c', program], { input: JSON.stringify(CASES), encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(CASES.map(([, , genuine]) => (genuine ? 'True' : 'False')));
  });
});
