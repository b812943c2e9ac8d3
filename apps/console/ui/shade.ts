import { createContext } from 'react';
import type { Shade } from '../theme.ts';

/** Light or dark, for what cannot read the style sheet (canvas charts). */
export const ShadeContext = createContext<Shade>('light');
