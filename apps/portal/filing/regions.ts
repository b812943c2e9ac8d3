import type { Text } from '../../../kernel/text.ts';

/** A region that one may file in: its bureau's name, the region above it. */
export interface PublicRegion {
  readonly code: string;
  readonly name: Text;
  readonly parent: string | null;
}

/** `泸阳市` of `泸阳市市场监督管理局`: people look for the place, not for the bureau. */
export function placeName({ zh, en }: Text): Text {
  return {
    zh: zh.replace(/市场监督管理局$/, '') || zh,
    en: en.replace(/ Administration for Market Regulation$/, '') || en,
  };
}

export const childrenOf = (regions: readonly PublicRegion[], parent: string | null): readonly PublicRegion[] =>
  regions.filter((each) => each.parent === parent);

export const findRegion = (regions: readonly PublicRegion[], code: string): PublicRegion | undefined =>
  regions.find((each) => each.code === code);

/** The regions from the top down to `code`, itself included; empty when it is not among them. */
export function pathTo(regions: readonly PublicRegion[], code: string): readonly PublicRegion[] {
  const path: PublicRegion[] = [];
  for (let at = findRegion(regions, code); at !== undefined && !path.includes(at); ) {
    path.unshift(at);
    const parent = at.parent;
    at = parent === null ? undefined : findRegion(regions, parent);
  }
  return path;
}

/**
 * Where choosing begins: below the only root when there is one, so that nobody must choose their own province first.
 * `null` = among the roots.
 */
export function startOf(regions: readonly PublicRegion[]): string | null {
  const roots = regions.filter((each) => each.parent === null || findRegion(regions, each.parent) === undefined);
  const [only] = roots;
  return roots.length === 1 && only !== undefined && childrenOf(regions, only.code).length > 0 ? only.code : null;
}
