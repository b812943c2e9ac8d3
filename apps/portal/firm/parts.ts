import { type ComponentType, lazy } from 'react';
import type { Text } from '../../../kernel/text.ts';
import type { FirmMe } from '../../../modules/firms/contract.ts';

export interface FirmPartProps {
  readonly me: FirmMe;
  /** The whole path asked for. */
  readonly path: string;
}

/** A part of a firm's own pages that another module brings: below its path, in the menu, on the first page. */
export interface FirmPart {
  /** `/firm/…`; everything below it is the part's own. */
  readonly path: string;
  readonly title: Text;
  readonly lead: Text;
  /** Loaded when it is asked for. */
  readonly Page: ComponentType<FirmPartProps>;
}

/** In menu order: a part more is a line more here, and nothing else. */
export const firmParts: readonly FirmPart[] = [
  {
    path: '/firm/settlements',
    title: { zh: '消费纠纷', en: 'Disputes' },
    lead: {
      zh: '消费者提交的在线和解，查看、答复、提出方案。',
      en: 'What consumers sent: read it, answer, make an offer.',
    },
    Page: lazy(async () => ({ default: (await import('./settlements/index.tsx')).FirmSettlements })),
  },
];
