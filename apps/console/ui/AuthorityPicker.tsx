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

function useOptions({ within, only }: Pick<Props, 'within' | 'only'>) {
  const { pick } = useWords();
  const stem = (within ?? '').replace(/(00)+$/, '');
  return useAuthorities()
    .filter(({ code, level }) => {
      if (!code.startsWith(stem)) return false;
      if (only === 'region') return level !== 'station';
      return only === 'station' ? level === 'station' : true;
    })
    .map(({ code, level, name }) => ({
      value: code,
      label: pick(name),
      depth: DEPTH[level],
      search: `${code} ${name.zh} ${name.en}`,
    }));
}

interface Shown {
  readonly label: string;
  readonly value: string;
  readonly depth: number;
}

const inTree = ({ data }: { readonly data: Shown }): ReactNode => (
  <span style={{ paddingInlineStart: data.depth * 12 }}>
    {data.label} <span className="faint mono small">{data.value}</span>
  </span>
);

/** An authority out of the tree, found by name or by code. */
export function AuthorityPicker(props: Props): ReactNode {
  const options = useOptions(props);
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
      optionRender={inTree}
    />
  );
}

interface SeveralProps extends Pick<Props, 'id' | 'label' | 'only' | 'within' | 'invalid'> {
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** Several authorities out of the tree. */
export function AuthoritiesPicker({ value, onChange, id, label, invalid, ...which }: SeveralProps): ReactNode {
  const options = useOptions(which);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="wide"
      mode="multiple"
      showSearch={{ optionFilterProp: 'search' }}
      {...(invalid === true ? { status: 'error' as const } : {})}
      value={[...value]}
      options={options}
      onChange={(codes: string[]) => onChange(codes)}
      optionRender={inTree}
    />
  );
}
