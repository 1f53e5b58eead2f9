/**
 * The error shape of the distribution spec ("Error Codes"): what docker, podman, skopeo and containerd print to a
 * person is `message`.
 */
const STATUS = {
  UNAUTHORIZED: 401,
  DENIED: 403,
  NAME_UNKNOWN: 404,
  NAME_INVALID: 400,
  UNSUPPORTED: 400,
  TOOMANYREQUESTS: 429,
  UNAVAILABLE: 503,
  UNKNOWN: 500,
} as const;

export type DistributionErrorCode = keyof typeof STATUS;

export type DistributionError = {
  readonly status: number;
  readonly body: {
    readonly errors: readonly { code: DistributionErrorCode; message: string; detail: unknown }[];
  };
};

/** One error with the status that belongs to its code. `detail` is shown to nobody: only for machines. */
export const distributionError = (
  code: DistributionErrorCode,
  message: string,
  detail: unknown = null,
): DistributionError => ({ status: STATUS[code], body: { errors: [{ code, message, detail }] } });
