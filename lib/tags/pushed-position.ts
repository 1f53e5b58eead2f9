/** Place of a tag that only a registry has: after all that a library definition puts in order. */
export const PUSHED_POSITION = 1_000_000;
