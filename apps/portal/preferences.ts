import type { Language } from '../../kernel/text.ts';

/** What this browser remembers between visits: language and display, nothing else. The privacy page says so. */
const LANGUAGE = 'qingyuan.language';
const LARGE = 'qingyuan.large-text';
const CONTRAST = 'qingyuan.contrast';

export interface Display {
  readonly large: boolean;
  readonly contrast: boolean;
}

// Storage throws where a browser forbids it: then nothing is remembered and everything still works.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing to do: see above.
  }
}

/** The language chosen before, else English only for browsers that ask for no Chinese at all. */
export function rememberedLanguage(): Language {
  const stored = read(LANGUAGE);
  if (stored === 'zh' || stored === 'en') return stored;
  const asked = navigator.languages;
  return asked.length > 0 && asked.every((each) => each.startsWith('en')) ? 'en' : 'zh';
}

export const rememberLanguage = (language: Language): void => write(LANGUAGE, language);

export const readDisplay = (): Display => ({ large: read(LARGE) === '1', contrast: read(CONTRAST) === '1' });

/** Puts the display choice on the page, and keeps it when one is given. */
export function applyDisplay(chosen?: Display): void {
  if (chosen !== undefined) {
    write(LARGE, chosen.large ? '1' : null);
    write(CONTRAST, chosen.contrast ? '1' : null);
  }
  const { large, contrast } = chosen ?? readDisplay();
  document.documentElement.classList.toggle('large-text', large);
  document.documentElement.classList.toggle('high-contrast', contrast);
}
