/** As what an edition can be had: sheets, a workbook of its tables, the signed text itself. */
export const fileFormats = ['pdf', 'docx', 'xlsx', 'json'] as const;
export type FileFormat = (typeof fileFormats)[number];
