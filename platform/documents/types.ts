import type { PlainDate } from '../../kernel/plain-date.ts';

/** A run of one paragraph; plain unless it says otherwise. */
export type Run = string | { readonly text: string; readonly bold?: true };

/** One cell of a grid 表格式文书. */
export interface GridCell {
  readonly text: string;
  /** A label stands in the middle; a value at the left. */
  readonly label?: true;
  /** One character under the other, as narrow labels of approval tables are written. */
  readonly vertical?: true;
  /** Columns and rows that it covers; one each where absent. */
  readonly across?: number;
  readonly down?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** At the foot of the cell, to the right: who signs, and the day. */
  readonly foot?: readonly string[];
}

export interface GridRow {
  readonly cells: readonly GridCell[];
  /** At least so high, in millimetres: room for what is written by hand. */
  readonly height?: number;
}

/** A place to sign: the label, and what stands on the line already. */
export interface SignatureLine {
  readonly label: string;
  readonly text?: string;
}

/** One part of the body of an official document, in order. All text is data: nothing in it is ever read as markup. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly indent?: false; readonly centred?: true }
  /** Whom the document is for, flush left, ending in a colon. */
  | { readonly kind: 'addressee'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Columns with figures stand to the right. */
      readonly align?: readonly ('left' | 'right' | 'center')[];
    }
  /** A form of labels and values, ruled all round; `columns` are the shares of the width. */
  | { readonly kind: 'grid'; readonly columns: readonly number[]; readonly rows: readonly GridRow[] }
  /** Lines to sign on, one row under the other. */
  | { readonly kind: 'signatures'; readonly rows: readonly (readonly SignatureLine[])[] }
  /** An empty frame of that height in millimetres, with a word what belongs there: photographs, what is pasted in. */
  | { readonly kind: 'box'; readonly text: string; readonly height: number }
  | { readonly kind: 'page-break' };

/**
 * How a document is set. `letter`: red head (GB/T 9704). `notice`: a standard form to somebody, black head. `sheet`: an
 * approval table, close set. `record`: 笔录. `cover`: the title large in the middle. `strip`: 封条, framed, landscape.
 */
export type Layout = 'letter' | 'notice' | 'sheet' | 'record' | 'cover' | 'strip';

/** A document of an authority as data (GB/T 9704): laid out as PDF and as Word from this one description. */
export interface OfficialDocument {
  readonly language: 'zh' | 'en';
  /** `letter` where absent. */
  readonly layout?: Layout;
  /** Name of the authority at the head, e.g. 云岚省市场监督管理局. */
  readonly issuer: string;
  readonly title: string;
  /** 文号; absent for drafts and statistics. */
  readonly number?: string;
  readonly blocks: readonly Block[];
  /**
   * Signing authority and day at the end, to the right; absent where nobody signs. `seal`: room is left so that the
   * authority's seal comes over the day 骑年压月; it is put there by who signs, never drawn here.
   */
  readonly signature?: { readonly authority: string; readonly on: PlainDate; readonly seal?: true };
  /** Small print below the last line: remedies, digest, how to check the document. */
  readonly footnotes?: readonly string[];
  readonly landscape?: true;
  /** The instant written into the file, so that the same document gives the same bytes. */
  readonly at: Date;
}

/** Where a seal belongs: its middle in millimetres from the upper left corner of a page, pages counted from 1. */
export interface SealPlace {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

export interface RenderedDocument {
  readonly bytes: Buffer;
  readonly type: 'application/pdf' | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  /** Of a PDF with `signature.seal`: where the seal is put. */
  readonly seal?: SealPlace;
}
