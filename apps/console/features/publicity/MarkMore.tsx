import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type SecretKind, secretKinds } from '../../../../modules/publicity/model/secret.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import type { Marked } from './publication-query.ts';
import { texts } from './texts.ts';

interface Props {
  readonly marked: Marked;
  readonly mark: (next: Marked) => void;
}

/** What the record does not know to be secret, marked by the officer. */
export function MarkMore({ marked, mark }: Props): ReactNode {
  const { pick } = useWords();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<SecretKind>('business-secret');
  const add = (): void => {
    const bare = text.trim();
    if (Array.from(bare).length < 2) return;
    mark({ ...marked, hide: [...marked.hide.filter((each) => each.text !== bare), { kind, text: bare }] });
    setText('');
  };
  return (
    <div className="form-grid publicity-more">
      <Field label={pick(texts.more)} hint={pick(texts.moreHint)}>
        {(control) => (
          <Input
            {...control}
            maxLength={300}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={add}
          />
        )}
      </Field>
      <Field label={pick(texts.kind)}>
        {(control) => (
          <div className="row">
            <Select<SecretKind>
              {...control}
              className="publicity-kind"
              value={kind}
              onChange={setKind}
              options={(Object.keys(secretKinds) as SecretKind[]).map((each) => ({
                value: each,
                label: pick(secretKinds[each]),
              }))}
            />
            <Button onClick={add} disabled={Array.from(text.trim()).length < 2}>
              {pick(texts.add)}
            </Button>
          </div>
        )}
      </Field>
    </div>
  );
}
