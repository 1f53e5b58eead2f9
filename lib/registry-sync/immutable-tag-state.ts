export type Moved = { digest: string | null; at: Date; by: string | null };

export type ImmutableTagState = {
  /** The digest that the tag is to stay on; null while it is free */
  kept: string | null;
  /** The last movement, when it took the tag off that digest */
  violation: Moved | null;
};

/**
 * What an immutable tag is to point to, from everything that ever happened to it, in order: the first image after it
 * came into being, or the one it had when its immutability began. Who deletes it frees it; what we ourselves do stands.
 */
export function immutableTagState(movements: readonly Moved[], since: Date, ourselves: string): ImmutableTagState {
  let kept: string | null = null;
  let violation: Moved | null = null;
  for (const movement of movements) {
    const { digest, at, by } = movement;
    if (digest === null || kept === null || at < since || by === ourselves) kept = digest;
    violation = digest === kept ? null : movement;
  }
  return { kept, violation };
}
