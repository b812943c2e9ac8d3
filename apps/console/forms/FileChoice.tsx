import { Button, Select } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { Json } from '../../../kernel/text.ts';
import { useWords } from '../i18n/index.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import type { FormFile } from './context.ts';

interface Props {
  readonly id: string;
  readonly invalid: boolean;
  readonly kind: 'file' | 'files' | 'file-ids';
  readonly files: readonly FormFile[];
  readonly upload: ((file: File) => Promise<FormFile>) | undefined;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

const fileOf = (value: Json | undefined): FormFile | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { id, sha256, size, name } = value as { readonly [key: string]: Json };
  if (typeof id !== 'string' || typeof sha256 !== 'string' || typeof size !== 'number') return undefined;
  return { id, sha256, size, name: typeof name === 'string' ? name : id };
};

/** Files that an act names: handed in here, with the hash they had at receipt, or handed in before. */
export function FileChoice({ id, invalid, kind, files, upload, value, onChange }: Props): ReactNode {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [fresh, setFresh] = useState<readonly FormFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const listed = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const told = listed.flatMap((each) => fileOf(each) ?? []);
  const known = new Map([...files, ...told, ...fresh].map((file) => [file.id, file]));
  const chosen = listed.flatMap((each) => (typeof each === 'string' ? each : (fileOf(each)?.id ?? [])));
  const put = (ids: readonly string[], more: readonly FormFile[] = []): void => {
    const all = new Map([...known, ...more.map((file) => [file.id, file] as const)]);
    const entries = ids.flatMap((each): readonly Json[] => {
      const file = all.get(each);
      if (kind === 'file-ids') return [each];
      return file === undefined ? [] : [{ id: file.id, sha256: file.sha256, size: file.size, name: file.name }];
    });
    if (kind === 'file') onChange(entries.at(-1));
    else onChange(entries.length === 0 ? undefined : entries);
  };
  const take = async (list: readonly File[]): Promise<void> => {
    if (upload === undefined || list.length === 0) return;
    setBusy(true);
    setFailure(null);
    const received: FormFile[] = [];
    try {
      for (const file of list) received.push(await upload(file));
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
    setFresh([...fresh, ...received]);
    put([...(kind === 'file' ? [] : chosen), ...received.map((file) => file.id)], received);
  };
  const select = {
    id,
    className: 'wide',
    ...(invalid ? { status: 'error' as const } : {}),
    allowClear: true,
    showSearch: { optionFilterProp: 'label' },
    notFoundContent: t('form.noFiles'),
    placeholder: t('form.chooseFile'),
    options: [...known.values()].map((file) => ({ value: file.id, label: file.name })),
  };
  return (
    <div className="file-choice">
      {kind === 'file' ? (
        <Select
          {...select}
          {...(chosen[0] === undefined ? {} : { value: chosen[0] })}
          onChange={(next?: string) => put(next === undefined ? [] : [next])}
        />
      ) : (
        <Select {...select} mode="multiple" value={chosen} onChange={(next: string[]) => put(next)} />
      )}
      {upload !== undefined && (
        <>
          <Button loading={busy} onClick={() => input.current?.click()}>
            {t('form.upload')}
          </Button>
          <input
            ref={input}
            type="file"
            className="sr-only"
            tabIndex={-1}
            aria-label={t('form.upload')}
            multiple={kind !== 'file'}
            onChange={(event) => {
              void take([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </>
      )}
      {failure !== null && <ProblemNote error={failure} />}
      {kind === 'file' && told[0] !== undefined && (
        <span className="faint small mono break">SHA-256 {told[0].sha256}</span>
      )}
    </div>
  );
}
