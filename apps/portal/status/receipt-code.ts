const LENGTH = 24;

/** What was typed, without spaces and hyphens, half width, upper case; O, I and L read as the digits they look like. */
export function tidyReceiptCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

export type CodeFault = 'missing' | 'wrong-length';

/** Only what anybody can count is told here; whether a code exists is the server's one neutral answer. */
export function findCodeFault(typed: string): CodeFault | undefined {
  const code = tidyReceiptCode(typed);
  if (code === '') return 'missing';
  return code.length === LENGTH ? undefined : 'wrong-length';
}

/** `ABC123 DEF456 …` as four groups, for the eye and for the server. */
export const groupsOf = (code: string): readonly string[] => tidyReceiptCode(code).match(/.{1,6}/g) ?? [];
