const KEPT_SECRET: readonly string[] = ['report', 'clue', 'reward'];

/**
 * Whose submitter must be kept secret 举报人 (令121 art 37): their identity opens on an approved request only. So does the account
 * into which a reward is paid, for it says who reported.
 */
export const needsRequest = ({ procedure }: { readonly procedure: string }): boolean => KEPT_SECRET.includes(procedure);
