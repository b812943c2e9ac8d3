import { describe, expect, it } from 'vitest';
import { officeProcedureList } from '../../../modules/office/model/procedures.ts';
import { officeAreas } from '../features/office/areas.ts';
import en from '../i18n/en.json' with { type: 'json' };
import zh from '../i18n/zh.json' with { type: 'json' };
import { problemsOf } from './body.ts';
import { type FieldSpec, fieldsOf } from './fields.ts';
import { valueTitle } from './values.ts';

const words = { language: 'zh', t: (key: string) => key } as const;

interface Named {
  readonly name: string;
  readonly part: string;
}

/** Every name that a form shows, with the part that it stands in. */
const namesIn = (fields: readonly FieldSpec[], part = ''): readonly Named[] =>
  fields.flatMap((field): readonly Named[] => {
    if (field.kind === 'group' || field.kind === 'list')
      return [{ name: field.name, part }, ...namesIn(field.fields, field.name)];
    if (field.kind === 'union')
      return [{ name: field.name, part }, ...field.variants.flatMap((each) => namesIn(each.fields, field.name))];
    return [{ name: field.name, part }];
  });

describe.each(officeProcedureList.map((procedure) => [procedure.id, procedure] as const))(
  'forms of %s',
  (id, declared) => {
    /** As `useFieldTitle` looks them up. */
    const isTitled = (verb: string, { name, part }: Named): boolean => {
      const area = officeAreas[id]?.id;
      const own =
        area === undefined
          ? []
          : [`${verb}.${part}.${name}`, `${part}.${name}`, ...(part === '' ? [`${verb}.${name}`] : []), name].map(
              (key) => `${area}.field.${key}`,
            );
      return [...own, `field.${verb}.${name}`, `field.${name}`].some((key) => key in zh && key in en);
    };

    it('call every field by a name', () => {
      const without = Object.entries(declared.verbs).flatMap(([verb, { body }]) =>
        namesIn(fieldsOf(body))
          .filter((named) => !isTitled(verb, named))
          .map(({ name, part }) => `${verb}: ${part === '' ? '' : `${part}.`}${name}`),
      );
      expect(without).toEqual([]);
    });

    it('call every code by a name', () => {
      const codesIn = (fields: readonly FieldSpec[], part = ''): readonly (Named & { code: string })[] =>
        fields.flatMap((field) => {
          if (field.kind === 'choice' || field.kind === 'choices')
            return field.options.map((code) => ({ name: field.name, part, code }));
          if (field.kind === 'group' || field.kind === 'list') return codesIn(field.fields, field.name);
          if (field.kind === 'union') return field.variants.flatMap((each) => codesIn(each.fields, field.name));
          return [];
        });
      const values = officeAreas[id]?.values ?? {};
      const without = Object.entries(declared.verbs).flatMap(([verb, { body }]) =>
        codesIn(fieldsOf(body))
          .filter(
            ({ name, part, code }) =>
              [`${part}.${name}`, `${verb}.${name}`, name].every((key) => values[key]?.[code] === undefined) &&
              valueTitle(name, code).zh === code,
          )
          .map(({ name, part, code }) => `${verb}: ${part === '' ? '' : `${part}.`}${name} = ${code}`),
      );
      expect(without).toEqual([]);
    });

    it('have a control for every required key of every verb', () => {
      for (const [verb, { body }] of Object.entries(declared.verbs)) {
        const names = new Set(fieldsOf(body).map(({ name }) => name));
        const missing = Object.keys(problemsOf(body, {}, words)).filter((path) => path !== '' && !names.has(path));
        expect([verb, missing]).toEqual([verb, []]);
      }
    });
  },
);
