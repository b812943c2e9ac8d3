import { expect, test } from 'vitest';
import { attributes, html } from './html.ts';

const hostile = `"><script>alert('x')</script>&amp;`;

test('what is put in is text, wherever it stands', () => {
  const page = html`<p title="${hostile}">${hostile}${[hostile, html`<b>${hostile}</b>`]}</p>`.text;
  expect(page.match(/<[^>]*>/g)).toEqual([expect.stringMatching(/^<p title="/), '<b>', '</b>', '</p>']);
  expect(page).not.toContain('<script');
  expect(page).toContain('&amp;amp;');
});

test('nothing is said where there is nothing', () => {
  expect(html`<p>${false}${null}${undefined}${''}${0}</p>`.text).toBe('<p>0</p>');
});

test('attributes are escaped, and left out where they are off', () => {
  expect(html`<input${attributes({ value: hostile, checked: true, required: false, id: '' })}>`.text).toBe(
    '<input value="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;" checked>',
  );
});
