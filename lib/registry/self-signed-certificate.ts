import { createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import * as der from '@/lib/registry/der';

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';

const extension = (id: string, value: Buffer) => der.sequence(der.identifier(id), der.boolean(true), der.octets(value));

/**
 * A self-signed X.509 v3 certificate (RFC 5280) of a P-256 key, in PEM: what the registry's `rootcertbundle` holds.
 * The registry only takes the public key out of it; for others it says that it signs, and is its own authority.
 */
export function selfSignedCertificate(
  privateKey: KeyObject,
  { name, from, until }: { name: string; from: Date; until: Date },
): string {
  const algorithm = der.sequence(der.identifier(ECDSA_WITH_SHA256));
  const issuer = der.sequence(der.set(der.sequence(der.identifier(COMMON_NAME), der.utf8(name))));
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const isAuthority = der.sequence(der.boolean(true));
  // Bits 0 (digitalSignature) and 5 (keyCertSign).
  const usage = der.bits(Buffer.from([0b1000_0100]), 2);
  const content = der.sequence(
    der.tagged(0, der.unsigned(Buffer.from([2]))),
    der.unsigned(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    issuer,
    der.sequence(der.time(from), der.time(until)),
    issuer,
    publicKey,
    der.tagged(3, der.sequence(extension(BASIC_CONSTRAINTS, isAuthority), extension(KEY_USAGE, usage))),
  );
  const certificate = der.sequence(content, algorithm, der.bits(sign('sha256', content, privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
