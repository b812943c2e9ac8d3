/** A 32-bit hash of a text, never 0 but for the empty one: 0 says that there is no value. FNV-1a, mixed once more. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  if (text === '') return 0;
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}

/** One hash of several, 0 as soon as one of them is 0: a key of two parts needs both. */
export function hashTogether(...hashes: readonly number[]): number {
  let all = 0x9e3779b9;
  for (const hash of hashes) {
    if (hash === 0) return 0;
    all = Math.imul(all ^ hash, 0x01000193);
    all = Math.imul(all ^ (all >>> 15), 0x85ebca6b);
  }
  return (all ^ (all >>> 16)) >>> 0 || 1;
}
