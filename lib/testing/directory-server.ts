import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeTestCertificates, type TestCertificates } from '@/lib/testing/certificates';

const SLAPD = '/usr/sbin/slapd';
const NEEDED = [SLAPD, '/usr/bin/ldapadd', '/usr/bin/openssl', '/etc/ldap/schema'];
const SCHEMAS = '/etc/ldap/schema';
export const DIRECTORY_BASE = 'dc=example,dc=org';

export type DirectoryServer = {
  ldap: string;
  ldaps: string;
  certificates: TestCertificates;
  stop: () => Promise<void>;
};

/** Whether Debian's OpenLDAP server is there to test against; says so once when it is not. */
export function hasDirectoryServer(): boolean {
  const missing = NEEDED.filter((file) => !existsSync(file));
  if (missing.length > 0)
    console.warn(`skipped: ${missing.join(', ')} missing (Debian: apt-get install slapd ldap-utils openssl)`);
  return missing.length === 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const configuration = (folder: string, { authority, certificate, key }: TestCertificates): string => `
${['core', 'cosine', 'inetorgperson'].map((name) => `include ${SCHEMAS}/${name}.schema`).join('\n')}
attributetype ( 1.2.840.113556.1.4.2 NAME 'objectGUID' SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.221 NAME 'sAMAccountName' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
pidfile ${folder}/slapd.pid
TLSCACertificateFile ${authority}
TLSCertificateFile ${certificate}
TLSCertificateKeyFile ${key}
allow bind_anon_cred bind_anon_dn
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * none
database mdb
suffix "${DIRECTORY_BASE}"
rootdn "cn=root,${DIRECTORY_BASE}"
rootpw password-of-root
directory ${folder}/data
overlay memberof
memberof-group-oc groupOfNames
`;

const ATTEMPTS = 4;

/**
 * A real OpenLDAP server on loopback with these entries (LDIF), in a temporary folder; ldap:// with STARTTLS and ldaps://.
 * It accepts a bind with a name and no password as nobody, as many directories do. Call `stop` at the end.
 */
export async function startDirectoryServer(ldif: string): Promise<DirectoryServer> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await tryToStart(ldif);
    } catch (error) {
      // A port that was free a moment ago may be somebody else's by now.
      if (attempt === ATTEMPTS) throw error;
    }
}

async function tryToStart(ldif: string): Promise<DirectoryServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-slapd-'));
  mkdirSync(path.join(folder, 'data'));
  const certificates = makeTestCertificates(folder);
  const file = path.join(folder, 'slapd.conf');
  writeFileSync(file, configuration(folder, certificates));
  // Added by slapadd, entries would miss memberOf, which the overlay keeps only while the server runs.
  const [plain, secure] = [await freePort(), await freePort()];
  const [ldap, ldaps] = [`ldap://127.0.0.1:${plain}`, `ldaps://127.0.0.1:${secure}`];
  const server = spawn(SLAPD, ['-f', file, '-h', `${ldap}/ ${ldaps}/`, '-d', 'stats'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let log = '';
  const started = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`slapd ended with ${code}:\n${log}`)));
    server.stderr.on('data', (data: Buffer) => {
      log += data.toString();
      if (log.includes('slapd starting')) resolve();
    });
  });
  try {
    await started;
    const root = ['-x', '-D', `cn=root,${DIRECTORY_BASE}`, '-w', 'password-of-root'];
    execFileSync('ldapadd', [...root, '-H', ldap], { input: ldif, stdio: ['pipe', 'ignore', 'pipe'] });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ldap, ldaps, certificates, stop };
}
