import { describe, expect, it } from 'vitest';
import { MASK, secretMask } from '@/lib/images/mask-secrets';
import { looksSecret } from '@/lib/images/secret-looking';

const SECRET: readonly (readonly [string, string])[] = [
  ['POSTGRES_PASSWORD', 'hunter2'],
  ['MYSQL_ROOT_PASSWORD', 'a'],
  ['DB_PASS', 'x1'],
  ['DB_USER_PASSWORD', 'hunter2'],
  ['PGPASSWORD', 'hunter2'],
  ['GPG_PASSPHRASE', 'hunter2'],
  ['API_KEYS', 'a,b'],
  ['SLACK_WEBHOOK_URL', 'https://hooks.example.test/services/T0/B0/x'],
  ['API_KEY', 'abc'],
  ['apiToken', 'abc'],
  ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['SECRET_KEY_BASE', 'not so long'],
  ['GITHUB', `ghp_${'a1B2'.repeat(9)}`],
  ['CI', `glpat-${'x'.repeat(20)}`],
  ['AWS_ID', 'AKIAIOSFODNN7EXAMPLE'],
  ['SESSION', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc'],
  ['PEM', '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----'],
  ['SETTING', 'q7Rt9ZxLm2KpVw8YbNc4Hd'],
  ['BLOB', 'deadbeefdeadbeefdeadbeefdeadbeef'],
  ['HEADER', 'Bearer abcdefghijkl'],
  ['CONNECTION', 'Server=db;User=sa;Password=x;'],
  ['REPO', 'https://0123456789abcdef0123@github.com/o/r'],
];

const PLAIN: readonly (readonly [string, string])[] = [
  ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
  ['PWD', '/srv'],
  ['GPG_KEY', '7169605F62C751356D054A26A821E680E5FA6305'],
  ['GPG_KEYS', '39B641343D8C104B2B146DC3F9C39DC0B9698544'],
  ['PYTHON_SHA256', '3f0a6d5c8e4b2d1f3f0a6d5c8e4b2d1f3f0a6d5c8e4b2d1f3f0a6d5c8e4b2d1f'],
  ['GIT_COMMIT', '0123456789abcdef0123456789abcdef01234567'],
  ['POSTGRES_PASSWORD_FILE', '/run/secrets/postgres'],
  ['ALLOW_EMPTY_PASSWORD', 'yes'],
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD', '$PASSWORD'],
  ['SSL_KEY', '/etc/ssl/private/site.key'],
  ['JAVA_HOME', '/opt/java/openjdk'],
  ['LANG', 'C.UTF-8'],
  ['NGINX_VERSION', '1.27.1'],
  ['TOKEN_URL', 'https://login.example.test/token'],
  ['AUTH_TYPE', 'ldap'],
  ['SSH_PUBLIC_KEY', 'ssh-ed25519 AAAA'],
  ['KEYBOARD_LAYOUT', 'de'],
  ['MONKEY', 'banana'],
  ['TARGET', 'x86_64-unknown-linux-gnu'],
  ['HOMEPAGE', 'https://example.test/a/b'],
];

describe('what looks like a secret', () => {
  it.each(SECRET)('%s=%s', (name, value) => expect(looksSecret(name, value)).toBe(true));
  it.each(PLAIN)('is not %s=%s', (name, value) => expect(looksSecret(name, value)).toBe(false));
});

describe('a mask', () => {
  const mask = secretMask([
    'PATH=/bin',
    'DB_PASSWORD=correct horse battery',
    'SHORT_PASSWORD=abc',
    'DATABASE_URL=postgres://app:s3cr%21t@db.internal:5432/app?sslmode=require',
    'NO_VALUE',
    'EMPTY=',
  ]);

  it('hides values of the environment, of an address only the password', () =>
    expect(mask.environment).toEqual([
      { name: 'PATH', value: '/bin', masked: false },
      { name: 'DB_PASSWORD', value: null, masked: true },
      { name: 'SHORT_PASSWORD', value: null, masked: true },
      { name: 'DATABASE_URL', value: `postgres://app:${MASK}@db.internal:5432/app?sslmode=require`, masked: true },
      { name: 'NO_VALUE', value: '', masked: false },
      { name: 'EMPTY', value: '', masked: false },
    ]));

  it('hides them in every other text of the image', () => {
    for (const text of [
      '/bin/sh -c #(nop)  ENV DB_PASSWORD=correct horse battery',
      'ENV SHORT_PASSWORD=abc',
      'ENV DB_PASSWORD correct horse battery # buildkit',
      '|1 SHORT_PASSWORD=abc /bin/sh -c make',
      'RUN /bin/sh -c deploy --with "correct horse battery"',
    ])
      expect(mask.text(text)).not.toMatch(/correct|battery|=abc/);
  });

  it('hides what only the history has: build arguments, options, addresses, tokens', () => {
    const { text } = secretMask([]);
    expect(text('|2 NPM_TOKEN=hush VERSION=1 /bin/sh -c npm ci')).toBe(
      `|2 NPM_TOKEN=${MASK} VERSION=1 /bin/sh -c npm ci`,
    );
    expect(text('RUN curl https://bob:hush@example.test/x')).toBe(`RUN curl https://bob:${MASK}@example.test/x`);
    expect(text('RUN login --password hush --user bob')).toBe(`RUN login --password ${MASK} --user bob`);
    expect(text(`RUN clone ghp_${'a1B2'.repeat(9)}`)).toBe(`RUN clone ${MASK}`);
    expect(text('ENV API_KEY hush')).toBe(`ENV API_KEY ${MASK}`);
    expect(text('ENV API_KEY="hush hush" A=b')).toBe(`ENV API_KEY=${MASK} A=b`);
    expect(text('RUN echo "-----BEGIN PRIVATE KEY-----\nMIIB…')).toBe(`RUN echo "${MASK}`);
  });

  it('leaves ordinary instructions alone', () => {
    const { text } = secretMask(['PATH=/bin']);
    for (const plain of [
      'ENV PATH=/bin',
      'RUN apk add --no-cache curl',
      'COPY --from=build /a /b',
      'CMD ["nginx"]',
      'ARG VERSION=1',
    ])
      expect(text(plain)).toBe(plain);
  });

  it('hides the element after an option, and labels by their name', () => {
    const { texts, record } = secretMask([]);
    expect(texts(['app', '--token', 'hush', '--port', '80'])).toEqual(['app', '--token', MASK, '--port', '80']);
    expect(record({ 'com.example.api-token': 'hush', maintainer: 'me' })).toEqual({
      'com.example.api-token': MASK,
      maintainer: 'me',
    });
  });

  it('hides the rest of a value that was cut when it was stored', () => {
    const long = 'Zq9'.repeat(1365);
    const { text } = secretMask([`BIG_SECRET=${long}…`]);
    expect(text(`say ${long.slice(0, 3000)}…`)).toBe(`say ${MASK}`);
  });

  it('takes no long time over hostile text', () => {
    const { text } = secretMask(['A_SECRET=aaaaaaaa']);
    for (const piece of ['a=', 'a://b:', '-a ', '"', 'eyJ', '-----BEGIN PRIVATE KEY-----'])
      expect(text(piece.repeat(4096 / piece.length)).length).toBeGreaterThan(0);
  });
});

describe('texts made to be dear', () => {
  // Read over and over from each of its characters, a megabyte would take minutes.
  const LENGTH = 1_000_000;
  const long = (part: string) => `${part.repeat(LENGTH / part.length)}!`;

  it.each(['a', 'a.', 'eyJ', 'a="\\', "a='", 'SG.', ' -a', '-----BEGIN ', 'a://', 'ENV A '])(
    'are read once: “%s” without end',
    (part) => {
      expect(secretMask([]).text(long(part))).toBe(long(part));
    },
  );

  it('are not shown when there are more secrets than could be looked for', () => {
    const environment = Array.from({ length: 500 }, (_, index) => `SECRET_${index}=${index}${'q'.repeat(900)}`);
    const mask = secretMask(environment);
    expect(mask.text(long('q'))).toBe(MASK);
    expect(mask.environment.every(({ value }) => value === null)).toBe(true);
  });

  it('name a secret wherever its name begins', () => {
    const { text } = secretMask([]);
    expect(text('-Dapp.password=hunter22 --api-token=abcdef 1PASSWORD=zyx')).toBe(
      `-Dapp.password=${MASK} --api-token=${MASK} 1PASSWORD=${MASK}`,
    );
  });
});
