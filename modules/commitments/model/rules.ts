import { namedRules } from '../../../platform/procedure/named-rules.ts';
import { by } from '../../intake/model/roles.ts';

/** Rules of this procedure, each under its own id `commitment.…`. */
export const { condition, says, fits } = namedRules('commitment');
/** 令121 art 6 names first-inquiry duty and advance compensation; offline returns rest on the regulation (law.md §12). */
export const basis = ['samr121.art6', 'consumer.better-terms'] as const;
/** Who keeps the register at a station or bureau. */
export const keepers = by('officer', 'head');
/** Who decides against a firm. */
export const deciders = by('head');
