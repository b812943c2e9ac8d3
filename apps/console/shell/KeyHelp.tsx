import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { type Key, useWords } from '../i18n/index.ts';

const groups: readonly { readonly title: Key; readonly keys: readonly (readonly [string, Key])[] }[] = [
  {
    title: 'keys.everywhere',
    keys: [
      ['?', 'keys.help'],
      ['/', 'keys.search'],
      ['n', 'keys.new'],
      ['Esc', 'keys.back'],
    ],
  },
  {
    title: 'keys.list',
    keys: [
      ['j', 'keys.down'],
      ['k', 'keys.up'],
      ['Enter', 'keys.open'],
      ['x', 'keys.select'],
      ['b', 'keys.batch'],
      ['m', 'keys.more'],
      ['v', 'keys.views'],
    ],
  },
  {
    title: 'keys.entry',
    keys: [
      ['Tab', 'keys.field'],
      ['↓ Enter', 'keys.party'],
      ['Ctrl + Enter', 'new.submit'],
      ['Ctrl + Shift + Enter', 'new.submitNext'],
    ],
  },
  {
    title: 'keys.matter',
    keys: [
      ['a', 'keys.act'],
      ['1 – 9', 'keys.nth'],
      ['j', 'keys.next'],
      ['k', 'keys.previous'],
      ['d', 'keys.trace'],
      ['w', 'keys.notice'],
      ['f', 'files.add'],
      ['m', 'timeline.earlier'],
      ['Ctrl + Enter', 'keys.submit'],
    ],
  },
  {
    title: 'idRequest.nav',
    keys: [
      ['a', 'idRequest.approve'],
      ['r', 'idRequest.refuse'],
    ],
  },
  {
    title: 'cases.keys.title',
    keys: [
      ['.', 'cases.steps.search'],
      ['1 – 6', 'keys.nth'],
      ['p', 'print'],
      ['Alt + Enter', 'cases.keys.add'],
      ['Alt + ↑ ↓', 'cases.keys.move'],
      ['Alt + Delete', 'cases.keys.remove'],
    ],
  },
  {
    title: 'pivot.title',
    keys: [
      ['↑ ↓ ← →', 'pivot.keys.move'],
      ['Home End', 'pivot.keys.along'],
      ['PgUp PgDn', 'pivot.keys.down'],
      ['Enter', 'pivot.keys.open'],
      ['v', 'pivot.views'],
    ],
  },
];

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function KeyHelp({ open, onClose }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={760}>
      <div className="key-help">
        {groups.map((group) => (
          <section key={group.title}>
            <h2>{t(group.title)}</h2>
            <dl>
              {group.keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(meaning)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
