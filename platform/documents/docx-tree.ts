import type {
  IParagraphOptions,
  IRunOptions,
  ISectionOptions,
  ITableCellOptions,
  ITableOptions,
  ITableRowOptions,
} from 'docx';

/**
 * A Word document as plain data, to be sent to the thread that writes it: which class of the library to make, of what.
 * Here only the library's types are used, so that the server's own thread never loads it.
 */
export interface Part<Name extends string = string> {
  readonly make: Name;
  readonly of: object;
}

export type RunPart = Part<'TextRun'>;
export type ParagraphPart = Part<'Paragraph'>;
export type TablePart = Part<'Table'>;
type FooterPart = Part<'Footer'>;

const part =
  <Name extends string, Options extends object>(make: Name) =>
  (of: Options): Part<Name> => ({ make, of });

/** The options of a class, with parts where it wants instances. */
type Of<Options, Inner extends string, Child> = Omit<Options, Inner> & { readonly [key in Inner]: readonly Child[] };

export type ParagraphOptions = Of<IParagraphOptions, 'children', RunPart>;

export const textRun = part<'TextRun', Omit<IRunOptions, 'children'> & { readonly children?: readonly string[] }>(
  'TextRun',
);
export const paragraphPart = part<'Paragraph', ParagraphOptions>('Paragraph');
export const tableCell = part<'TableCell', Of<ITableCellOptions, 'children', ParagraphPart>>('TableCell');
export const tableRow = part<'TableRow', Of<ITableRowOptions, 'children', Part<'TableCell'>>>('TableRow');
export const tablePart = part<'Table', Of<ITableOptions, 'rows', Part<'TableRow'>>>('Table');
export const footer = part<'Footer', { readonly children: readonly ParagraphPart[] }>('Footer');

export interface SectionParts {
  readonly properties: NonNullable<ISectionOptions['properties']>;
  readonly footers: { readonly default: FooterPart; readonly even: FooterPart };
  readonly children: readonly (ParagraphPart | TablePart)[];
}
