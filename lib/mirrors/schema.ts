import { z } from 'zod';
import { checkMirrorRule, type MirrorFaultKind } from '@/lib/mirrors/check-mirror-rule';

const MAX_RULES = 100;
const MAX_NETWORKS = 50;

/** The API's sentences; pages have their own in both languages (lib/language, `registries.mirrors.faults`). */
const REASONS: Readonly<Record<MirrorFaultKind, string>> = {
  network: 'is no network in CIDR notation, as in 10.0.0.0/8 or fd00::/8',
  'network-bits': 'names an address inside of a network, not the network',
  'network-mapped': 'is an IPv4 network written as IPv6: write it as IPv4',
  pattern: 'is no host with a path, as in docker.io/* (one star, at its end)',
  star: 'must end with a star if, and only if, the pattern does',
  target: 'is no host with a path, as in mirror.example.org/hub/*',
};

const mirrorRule = z
  .strictObject({
    /** Networks that the reader may be in, CIDR; none: everybody */
    networks: z.array(z.string().trim().min(1).max(64)).max(MAX_NETWORKS),
    /** As in docker.io/* */
    pattern: z.string().trim().min(1).max(255),
    /** As in mirror.example.org/hub/* */
    target: z.string().trim().min(1).max(255),
  })
  .superRefine((rule, context) => {
    for (const { field, kind, text, suggestion } of checkMirrorRule(rule))
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `“${text}” ${REASONS[kind]}${suggestion ? `; perhaps ${suggestion}` : ''}`,
      });
  });

/** In order: the first that fits counts. */
export const mirrorRules = z.strictObject({ rules: z.array(mirrorRule).max(MAX_RULES) });
export type MirrorRules = z.infer<typeof mirrorRules>;
