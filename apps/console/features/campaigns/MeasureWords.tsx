import '../pivot/pivot.css';
import type { ReactNode } from 'react';
import type { MeasureChoice } from '../../../../modules/campaigns/model/measures.ts';
import { Definition } from '../pivot/Definition.tsx';

/** The written definition of a measure behind an (i). */
export const MeasureWords = ({ of }: { readonly of: MeasureChoice }): ReactNode => (
  <Definition of={{ ...of, measures: [of.id], stock: false, overdue: false }} />
);
