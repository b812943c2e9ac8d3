/** A piece of HTML that is safe to stand in a page. Only {@link html} and {@link attributes} make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | number | false | null | undefined | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and between quotes of an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

function textOf(piece: Piece): string {
  if (piece === false || piece === null || piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(textOf).join('');
  return escaped(String(piece));
}

/**
 * HTML from a template: whatever is put in is text and escaped, but for pieces that are HTML themselves. Attributes stand
 * in double quotes. `false`, null and undefined give nothing.
 * @example html`<p title="${title}">${lines.map((line) => html`<b>${line}</b>`)}</p>`
 */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(strings.reduce((all, part, index) => `${all}${textOf(pieces[index - 1])}${part}`));

/** Attributes by name: true stands without a value, false and '' not at all. */
export const attributes = (of: Readonly<Record<string, string | number | boolean | undefined>>): Html =>
  new Html(
    Object.entries(of)
      .filter(([, value]) => value !== false && value !== undefined && value !== '')
      .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`))
      .join(''),
  );
