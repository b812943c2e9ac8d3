/** Whose submitter must be kept secret 举报人 (令121 art 37): their identity opens on an approved request only. */
export const needsRequest = ({ procedure }: { readonly procedure: string }): boolean =>
  procedure === 'report' || procedure === 'clue';
