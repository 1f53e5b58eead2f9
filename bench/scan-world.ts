import { encode } from 'next-auth/jwt';
import { digestOfAccessToken, newAccessToken } from '@/lib/access/access-token';
import { startSession } from '@/lib/accounts/sessions';
import { db } from '@/lib/platform/db';
import { aRepository, aUser } from '@/lib/testing/builders/catalogue';
import { digestOf } from '@/lib/testing/builders/images';
import { anImage } from '@/lib/testing/builders/stored-images';

const PERSON = 'bench-scans';
const MANY_REPOSITORIES = 10_000;
/** Each of them has two tags, the newer without the vulnerability. */
const FINDINGS_OF_EACH = 20;
export const SHARED_CVE = 'CVE-2031-4242';

export type Reader = { token: string; cookie: string };

/** Somebody with a token that may send reports and read them, and with the cookie of a sign-in. */
export async function aScanReader(secret: string): Promise<Reader> {
  const { userId } = await aUser(PERSON);
  const token = newAccessToken();
  const scopes = ['repo:read', 'scan:write'];
  await db().prisma.accessToken.create({
    data: { name: 'bench', digest: digestOfAccessToken(token), userId, scopes, createdBy: PERSON },
  });
  const sessionId = await startSession(userId, { via: 'password', userAgent: 'bench', address: undefined });
  const session = await encode({ token: { sub: userId, sessionId }, secret });
  return { token, cookie: `next-auth.session-token=${session}` };
}

/** A repository of that person whose tags 0, 1, … are images that wait for a report. @returns its name and digests */
export async function imagesToScan(name: string, tags: number): Promise<{ repository: string; digests: string[] }> {
  const { id } = await aRepository(`${PERSON}/${name}`);
  const digests = Array.from({ length: tags }, (_, tag) => digestOf(`bench ${name} ${tag}`));
  for (const [tag, digest] of digests.entries()) await anImage(id, { digest, tag: String(tag) });
  return { repository: `${PERSON}/${name}`, digests };
}

/** Ten thousand public repositories that have one vulnerability in common, straight into the database. */
export async function manyAffectedRepositories(): Promise<void> {
  const { publisherId } = await aRepository('bench-affected/first');
  const { prisma } = db();
  await prisma.$executeRaw`
    INSERT INTO repositories (id, publisher_id, namespace, name, updated_at)
    SELECT gen_random_uuid(), ${publisherId}::uuid, 'bench-affected', 'app-' || n, now()
    FROM generate_series(1, ${MANY_REPOSITORIES}::int) AS n`;
  await prisma.$executeRaw`
    INSERT INTO manifests (digest, kind, media_type, size, total_size, platform)
    SELECT 'sha256:' || encode(sha256((name || '/' || tag)::bytea), 'hex'), 'image',
      'application/vnd.oci.image.manifest.v1+json', 500, 50000000, 'linux/amd64'
    FROM repositories, unnest(ARRAY['1.0', '1.1']) AS tag WHERE namespace = 'bench-affected'`;
  await prisma.$executeRaw`
    INSERT INTO tags (repository_id, name, position, image_group, digest, media_type)
    SELECT id, tag, 1000000, digest, digest, 'application/vnd.oci.image.manifest.v1+json'
    FROM repositories, unnest(ARRAY['1.0', '1.1']) AS tag,
      LATERAL (SELECT 'sha256:' || encode(sha256((name || '/' || tag)::bytea), 'hex') AS digest) AS d
    WHERE namespace = 'bench-affected'`;
  await prisma.$executeRaw`
    INSERT INTO repository_manifests (repository_id, digest)
    SELECT t.repository_id, t.digest FROM tags t JOIN repositories r ON r.id = t.repository_id
    WHERE r.namespace = 'bench-affected'`;
  await prisma.$executeRaw`
    INSERT INTO scan_reports (id, repository_id, digest, platform, format, scanner, scanned_at, has_layers, critical, high,
      medium, low, unknown, fixable, "distinct", finding_count, component_count, uploaded_by)
    SELECT gen_random_uuid(), t.repository_id, t.digest, 'linux/amd64', 'trivy', 'Trivy', now(), false, 0,
      ${FINDINGS_OF_EACH}::int, 0, 0, 0, 0, ${FINDINGS_OF_EACH}::int, ${FINDINGS_OF_EACH}::int, ${FINDINGS_OF_EACH}::int, 'bench'
    FROM tags t JOIN repositories r ON r.id = t.repository_id WHERE r.namespace = 'bench-affected'`;
  await prisma.$executeRaw`
    INSERT INTO vulnerability_texts (sha256, body)
    SELECT encode(sha256(('bench ' || n)::bytea), 'hex'), jsonb_build_object('aliases', '[]'::jsonb, 'title', 'made up',
      'description', repeat('made up for the measurement ', 20), 'link', NULL, 'references', '[]'::jsonb,
      'weaknesses', '[]'::jsonb, 'cvss', '[]'::jsonb, 'severities', '{}'::jsonb, 'exploited', NULL, 'epss', NULL,
      'publishedAt', NULL)
    FROM generate_series(1, ${FINDINGS_OF_EACH}::int) AS n`;
  // The first vulnerability of the older tag is the one in common; all others are of other names.
  await prisma.$executeRaw`
    INSERT INTO scan_vulnerabilities (report_id, position, name, sha256, worst)
    SELECT s.id, n - 1, CASE WHEN n = 1 AND t.name = '1.0' THEN ${SHARED_CVE} ELSE 'CVE-2030-' || (n * 1000 + length(r.name)) END,
      encode(sha256(('bench ' || n)::bytea), 'hex'), 1
    FROM scan_reports s JOIN tags t ON t.digest = s.digest JOIN repositories r ON r.id = t.repository_id,
      generate_series(1, ${FINDINGS_OF_EACH}::int) AS n WHERE r.namespace = 'bench-affected'`;
  await prisma.$executeRaw`
    INSERT INTO scan_components (report_id, position, name, version, worst, high)
    SELECT s.id, n - 1, 'package-' || n, '1.0', 1, 1
    FROM scan_reports s JOIN repositories r ON r.id = s.repository_id, generate_series(1, ${FINDINGS_OF_EACH}::int) AS n
    WHERE r.namespace = 'bench-affected'`;
  await prisma.$executeRaw`
    INSERT INTO scan_findings (report_id, position, vulnerability, component, severity, status)
    SELECT s.id, n - 1, n - 1, n - 1, 1, 'affected'
    FROM scan_reports s JOIN repositories r ON r.id = s.repository_id, generate_series(1, ${FINDINGS_OF_EACH}::int) AS n
    WHERE r.namespace = 'bench-affected'`;
  await prisma.$executeRaw`ANALYZE`;
}
