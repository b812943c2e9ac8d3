import { namedRules } from '../../../platform/procedure/named-rules.ts';
import { by } from '../../intake/model/roles.ts';

/** Rules of this procedure, each under its own id `odr-firm.…`. */
export const { condition, says, fits } = namedRules('odr-firm');
/** 令121 art 6 encourages operators to settle disputes online; nothing obliges them to (law.md §2 complaint-odr, §12). */
export const basis = ['samr121.art6'] as const;
/** Who keeps the register at a station or bureau. */
export const keepers = by('officer', 'head');
/** Who decides against a firm. */
export const deciders = by('head');
/** What the firm itself does on the portal, entered by the receiving account. */
export const firm = by('system');
