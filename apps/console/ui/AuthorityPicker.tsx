import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { useAuthorities } from './use-authorities.ts';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  readonly id?: string;
  readonly label?: string;
  /** `region` lists bureaus only, `station` stations only. */
  readonly only?: 'region' | 'station' | undefined;
  /** Leaves out what does not stand below this authority. */
  readonly within?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly invalid?: boolean | undefined;
}

const DEPTH = { province: 0, city: 1, county: 2, station: 3 } as const;

/** An authority out of the tree, found by name or by code. */
export function AuthorityPicker(props: Props): ReactNode {
  const { pick } = useWords();
  const stem = (props.within ?? '').replace(/(00)+$/, '');
  const options = useAuthorities()
    .filter(({ code, level }) => {
      if (!code.startsWith(stem)) return false;
      if (props.only === 'region') return level !== 'station';
      return props.only === 'station' ? level === 'station' : true;
    })
    .map(({ code, level, name }) => ({
      value: code,
      label: pick(name),
      depth: DEPTH[level],
      search: `${code} ${name.zh} ${name.en}`,
    }));
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      className="wide"
      showSearch={{ optionFilterProp: 'search' }}
      allowClear
      {...(props.invalid === true ? { status: 'error' as const } : {})}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      {...(props.value === undefined ? {} : { value: props.value })}
      options={options}
      onChange={(code?: string) => props.onChange(code)}
      optionRender={({ data }) => (
        <span style={{ paddingInlineStart: data.depth * 12 }}>
          {data.label} <span className="faint mono small">{data.value}</span>
        </span>
      )}
    />
  );
}
