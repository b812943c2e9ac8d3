import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { legalDay } from '../../../../kernel/plain-date.ts';
import { type NumberWords, numberWordList } from '../../../../modules/cases/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { nextNumber } from './next-number.ts';
import { wordsQuery } from './numbers-query.ts';
import type { NumberWord } from './WordsPanel.tsx';

const HAN = /^[一-龥]{1,8}$/u;

interface Props {
  readonly word: NumberWord;
  readonly all: NumberWords;
  readonly onClose: () => void;
}

/** Another word from a day on, with the number that it will make. Numbers that were given stay. */
export function WordDialog({ word: { usual, word: now, papers }, all, onClose }: Props): ReactNode {
  const { t, pick, list } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const today = legalDay(new Date());
  const [word, setWord] = useState(now);
  const [from, setFrom] = useState<string>(today);
  const choose = useMutation({
    mutationFn: () =>
      api.put('/cases/number-words', { body: { usual, word: word.trim(), from }, answer: numberWordList }),
    onSuccess: (answer) => {
      client.setQueryData(wordsQuery.queryKey, answer);
      void message.success(t('numbers.changed', { day: from, word: word.trim() }));
      onClose();
    },
  });
  const isHan = HAN.test(word.trim());
  const isLater = from >= today;
  const twin = all.words.find((each) => each.usual !== usual && (each.coming?.word ?? each.word) === word.trim());
  return (
    <Modal
      open
      title={t('numbers.changeTitle', { papers: list(papers.map(pick)) })}
      onCancel={onClose}
      onOk={() => choose.mutate()}
      okText={t('numbers.set')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isHan || !isLater || word.trim() === now, loading: choose.isPending }}
      width={560}
    >
      <div className="stack">
        <div className="form-grid">
          <Field
            label={t('numbers.newWord')}
            hint={t('numbers.wordHint', { usual })}
            required
            error={isHan ? undefined : t('numbers.notHan')}
          >
            {(control) => (
              <Input {...control} maxLength={8} value={word} onChange={(event) => setWord(event.target.value)} />
            )}
          </Field>
          <Field
            label={t('numbers.from')}
            hint={t('numbers.fromHint')}
            required
            error={isLater ? undefined : t('numbers.past')}
          >
            {(control) => (
              <Input
                {...control}
                type="date"
                min={today}
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            )}
          </Field>
        </div>
        {isHan && isLater && (
          <p role="status" className="number-preview">
            {t('numbers.preview')} <strong className="num">{nextNumber(all, word.trim(), from)}</strong>
          </p>
        )}
        {twin !== undefined && (
          <Alert type="warning" showIcon title={t('numbers.twin', { papers: list(twin.papers.map(pick)) })} />
        )}
        {choose.isError && <ProblemNote error={choose.error} />}
      </div>
    </Modal>
  );
}
