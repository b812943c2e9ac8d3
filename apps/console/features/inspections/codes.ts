import { isUscc, tidyUscc } from '../../../../kernel/codes/uscc.ts';

/** Codes as they are pasted, one or several a line, each once; `wrong` holds what is no code. */
export function codesIn(text: string): { readonly codes: readonly string[]; readonly wrong: readonly string[] } {
  const all = text.split(/[\s,;，；、]+/).flatMap((each) => (each === '' ? [] : [tidyUscc(each)]));
  const once = [...new Set(all)];
  return { codes: once.filter(isUscc), wrong: once.filter((each) => !isUscc(each)) };
}
