/** Kinds of programs that pull, told apart by how their User-Agent begins (recorded with each). */
const FAMILIES = [
  ['docker/', 'docker'],
  ['Docker-Client/', 'docker'],
  ['containers/', 'podman'],
  ['libpod/', 'podman'],
  ['Buildah/', 'podman'],
  ['skopeo/', 'skopeo'],
  ['containerd/', 'containerd'],
  ['buildkit/', 'buildkit'],
  ['cri-o/', 'cri-o'],
  ['go-containerregistry/', 'crane'],
  ['crane/', 'crane'],
  ['oras/', 'oras'],
  ['helm/', 'helm'],
  ['cosign/', 'cosign'],
] as const;

export type ClientFamily = (typeof FAMILIES)[number][1] | 'other';

/** The kind of client that a User-Agent names; what it says is not proved by anything. */
export function clientFamily(userAgent: string | null): ClientFamily {
  const lower = (userAgent ?? '').toLowerCase();
  return FAMILIES.find(([start]) => lower.startsWith(start.toLowerCase()))?.[1] ?? 'other';
}
