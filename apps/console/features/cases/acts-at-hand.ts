import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import type { ActView } from '../../../../modules/intake/contract.ts';
import { joined } from '../intake/history.ts';

/**
 * The acts that the page has, the latest first: the newest ones, and those that it quotes whatever their age. There are gaps
 * between them: what asks for all acts of a kind asks the server.
 */
export const actsAtHand = ({ quoted, matter }: CaseDetail): readonly ActView[] => joined(quoted, matter.acts);

/** The filing: what the case began with. */
export const openingOf = (detail: CaseDetail): ActView | undefined => actsAtHand(detail).find(({ seq }) => seq === 1);
