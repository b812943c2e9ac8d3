import { attributes, type Html, html } from './html.ts';

interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly most?: number | undefined;
  readonly optional?: string | undefined;
}

const described = ({ id, hint, error }: Field): string =>
  [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((each) => each !== '')
    .join(' ');

/** Label, hint and error before the control, in the order in which they are read. */
const around = (of: Field, control: Html): Html => html`<div class="field">
<label for="${of.id}">${of.label}${of.optional}</label>
${of.hint !== undefined && html`<p class="hint" id="${of.id}-hint">${of.hint}</p>`}
${of.error !== undefined && html`<p class="wrong" id="${of.id}-error">${of.error}</p>`}
${control}
</div>`;

const common = (of: Field) => ({
  ...{ id: of.id, name: of.id, maxlength: of.most, 'aria-describedby': described(of) },
  'aria-invalid': of.error === undefined ? undefined : 'true',
});

export const textField = (of: Field, type: 'text' | 'tel' = 'text'): Html =>
  around(of, html`<input${attributes({ type, ...common(of), value: of.value, autocomplete: 'off' })}>`);

export const textArea = (of: Field, rows = 8): Html =>
  // The first newline after the tag is not part of the text (HTML, the textarea element).
  around(
    of,
    html`<textarea${attributes({ rows, ...common(of) })}>
${of.value}</textarea>`,
  );

export interface Option {
  readonly value: string;
  readonly label: string;
}

export const select = (of: Field, options: readonly Option[]): Html =>
  around(
    of,
    html`<select${attributes(common(of))}>${options.map(
      ({ value, label }) =>
        html`<option value="${value}"${attributes({ selected: value === of.value })}>${label}</option>`,
    )}</select>`,
  );

export const radios = (
  of: Field,
  options: readonly (Option & { readonly lead: string })[],
): Html => html`<fieldset id="${of.id}">
<legend>${of.label}</legend>
${of.hint !== undefined && html`<p class="hint">${of.hint}</p>`}
${of.error !== undefined && html`<p class="wrong">${of.error}</p>`}
${options.map(
  ({ value, label, lead }) =>
    html`<p><label><input${attributes({
      ...{ type: 'radio', name: of.id, value, checked: value === of.value },
    })}> ${label}</label><br><span class="hint">${lead}</span></p>`,
)}
</fieldset>`;

export const hidden = (name: string, value: string): Html =>
  html`<input${attributes({ type: 'hidden', name, value })}>`;
