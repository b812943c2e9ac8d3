import { useWords } from '../i18n/words.tsx';
import { firmTexts } from './texts.ts';

export const useTexts = () => firmTexts[useWords().language];
