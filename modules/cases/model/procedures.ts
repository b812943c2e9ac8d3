/** What a penalty case is told in: the ordinary procedure 普通程序 and the summary one 简易程序. */
export const caseProcedureIds = ['case', 'summary-case'] as const;

/** True for matters that are penalty cases. */
export const isCase = ({ procedure }: { readonly procedure: string }): boolean =>
  caseProcedureIds.some((id) => id === procedure);
