import type { Text } from '../../../kernel/text.ts';

/** A measure that a campaign may fix, with what its words say today. */
export interface MeasureChoice {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  readonly definition: Text;
  /** SHA-256 of title, unit and definition. */
  readonly digest: string;
  readonly money: boolean;
}

/** A measure as a campaign fixed it. */
export interface FixedMeasure {
  readonly id: string;
  readonly definition: string;
}

/**
 * Ids of the measures whose definition today is another than the one that the campaign fixed, or that are no longer there:
 * their numbers are told with that note and not compared. Nothing when all stand as they were.
 */
export const definitionsDiffer = (
  fixed: readonly FixedMeasure[],
  today: ReadonlyMap<string, Pick<MeasureChoice, 'digest'>>,
): readonly string[] => fixed.filter(({ id, definition }) => today.get(id)?.digest !== definition).map(({ id }) => id);
