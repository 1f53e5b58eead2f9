import type { ImageConfig } from '@/lib/registry/image-config';
import type { Layer } from '@/lib/registry/layer-history';

type Blob = { digest: string; size: number };

export type PlatformImage = {
  /** `linux/arm64/v8`; null when neither index nor configuration says. */
  platform: string | null;
  /** Of the image's own manifest. */
  digest: string;
  mediaType: string;
  /** Bytes of the layers, compressed. */
  size: number;
  config: ImageConfig;
  /** The configuration as it is stored and transferred. */
  configBlob: Blob;
  layers: Layer[];
  annotations: Record<string, string>;
};

export type Attestation = { digest: string; size: number; subject: string | null; type: string };

export type ImageGraph = {
  digest: string;
  mediaType: string;
  /** Bytes of the manifest itself. */
  size: number;
  /** `artifact`: a signature, an SBOM, a chart: stored like an image, but not one. */
  kind: 'image' | 'index' | 'artifact';
  artifactType: string | null;
  platforms: PlatformImage[];
  attestations: Attestation[];
  /** Digests that an index lists and the registry does not have. */
  missing: string[];
  /** Of an artifact: what it is made of. Of anything else nothing. */
  blobs: (Blob & { mediaType: string })[];
  /** The digest that this one says something about. */
  subject: string | null;
  annotations: Record<string, string>;
};
