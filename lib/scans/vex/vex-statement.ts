export const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** Something that a statement is about: an image, a package, or a package within one of these. */
export type VexProduct = {
  /** Package URL, or whatever the document calls it */
  readonly id: string;
  readonly subcomponents: readonly string[];
};

/** What a publisher says of one vulnerability in its products, from OpenVEX or CycloneDX. */
export type VexStatement = {
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  /** OpenVEX's word, as in `vulnerable_code_not_present` */
  readonly justification: string | null;
  /** In the publisher's words: why, what follows, what to do */
  readonly explanation: string | null;
  readonly statedAt: string | null;
};

export type VexDocument = {
  readonly format: 'openvex' | 'cyclonedx';
  readonly author: string | null;
  /** The latest statement of the same vulnerability and product stands last, and wins. */
  readonly statements: readonly VexStatement[];
};
