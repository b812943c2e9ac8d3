import { isUscc } from '../../../../kernel/codes/uscc.ts';
import { hashOf } from '../../../../platform/matching/hash.ts';
import { soundOf } from '../../../../platform/text/sound.ts';
import { firmParts } from '../../../reading/model/firm-name.ts';
import type { Gazetteer } from '../../../reading/model/gazetteer.ts';
import { nameKey } from '../../model/name.ts';
import { addressKeys } from './address-keys.ts';

/** Somebody who trades, as one paper names them; whatever it does not say is left out. */
export interface Subject {
  readonly name: string;
  readonly code?: string;
  /** Six digits of GB/T 2260: where the paper puts them. */
  readonly region?: string;
  readonly address?: string;
  readonly phone?: string;
  /** The legal representative or the owner. */
  readonly person?: string;
}

/** Characters of a name that are compared one by one: brand and trade. */
export const CORE = 12;

const COLUMNS = [
  'name',
  'brand',
  'sound',
  'trade',
  'form',
  'start',
  'region',
  'road',
  'number',
  'room',
  'phone',
  'person',
  'personSound',
  'code',
  'codeAgain',
] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Subjects as numbers, a row a subject, so that millions are compared without a string: hashes of what they say, 0 where they
 * say nothing, and the characters of the core of each name. All of it lies in shared memory.
 */
export interface SubjectTable extends Readonly<Record<Column, Uint32Array>> {
  readonly core: Uint16Array;
}

const words = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(4 * length));

export function emptyTable(subjects: number): SubjectTable {
  const columns = Object.fromEntries(COLUMNS.map((column) => [column, words(subjects)])) as Record<Column, Uint32Array>;
  return { ...columns, core: new Uint16Array(new SharedArrayBuffer(2 * CORE * subjects)) };
}

/** 有限公司 and 有限责任公司 are one form, and so is whatever else says company. */
const formOf = (form: string): string =>
  form.endsWith('公司') || form === '' ? form.replace(/有限责任|股份有限|集团有限/u, '有限') : form;

/** Reads subjects into a table; keeps the sounds of brands met, for the same ones come again and again. */
export function subjectReader(gazetteer?: Gazetteer): (table: SubjectTable, row: number, subject: Subject) => void {
  const sounds = new Map<string, string>();
  const heard = (text: string, as: 'name' | 'person'): string => {
    const key = `${as}${text}`;
    const known = sounds.get(key) ?? soundOf(text, as);
    if (sounds.size > 500_000) sounds.clear();
    sounds.set(key, known);
    return known;
  };
  return (table, row, { name, code = '', region = '', address = '', phone = '', person = '' }) => {
    const parts = firmParts(name, gazetteer);
    const brand = nameKey(parts.brand);
    const trade = nameKey(parts.trade);
    const core = brand + trade === '' ? nameKey(name) : brand + trade;
    const { road, number, room } = addressKeys(address);
    const valid = isUscc(code) ? code : '';
    const set = (column: Column, value: number): void => {
      table[column][row] = value;
    };
    set('name', hashOf(nameKey(name)));
    set('brand', hashOf(brand));
    set('sound', brand === '' ? 0 : hashOf(heard(brand, 'name')));
    set('trade', hashOf(trade));
    set('form', hashOf(formOf(parts.form)));
    set('start', core.length < 2 ? 0 : hashOf(core.slice(0, 2)));
    set('region', /^\d{6}$/.test(region) ? Number(region) : 0);
    set('road', hashOf(road));
    set('number', hashOf(number));
    set('room', hashOf(room));
    set('phone', hashOf(phone.replace(/\D/g, '')));
    set('person', hashOf(nameKey(person)));
    set('personSound', person === '' ? 0 : hashOf(heard(person, 'person')));
    set('code', hashOf(valid));
    set('codeAgain', hashOf(valid, 0x1234_5677));
    for (let at = 0; at < CORE; at += 1) table.core[row * CORE + at] = at < core.length ? core.charCodeAt(at) : 0;
  };
}
