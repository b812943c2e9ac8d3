import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PairView } from '../../../../modules/merging/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { maySay } from './may-say.ts';
import { type Place, useSay, type Word } from './same-query.ts';

interface Props {
  readonly of: Place;
  readonly other: Place;
  readonly pair: PairView;
  readonly back: string;
}

/**
 * Says that two matters are the same or not, or takes back what was said; each can be undone at once. Where nothing new may be
 * said it tells why, and what stands can still be taken back.
 */
export function SayForm({ of, other, pair, back }: Props): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const say = useSay(of, other);
  const [reason, keep, forget] = useDraft<string>(`same.${of.id}.${other.id}`, () => '');
  const [missing, setMissing] = useState(false);
  const mine = pair.words.find((word) => word.of === of.id)?.said ?? 'none';
  const may = maySay(pair, of.id);
  const send = (word: Word, before: Word['said'] | null): void => {
    say.mutate(word, {
      onSuccess: () => {
        keep('');
        forget();
        const key = `same.${of.id}`;
        message.open({
          key,
          type: 'success',
          duration: 8,
          content: (
            <>
              {t(`merging.done.${word.said}`)}{' '}
              {before !== null && (
                <Button
                  size="small"
                  onClick={() => {
                    message.destroy(key);
                    send({ said: before, reason: t('merging.undoReason') }, null);
                  }}
                >
                  {t('merging.undo')}
                </Button>
              )}
            </>
          ),
        });
      },
    });
  };
  const tell = (said: Word['said'], lead = false): void => {
    if (say.isPending || !may[lead ? 'lead' : said]) return;
    const why = reason.trim();
    setMissing(why.length < 2);
    if (why.length < 2) return;
    const { proposal } = pair;
    const seen =
      proposal === null || said === 'none' ? {} : { seen: { rule: proposal.rule.slice(0, 60), score: proposal.score } };
    // A word taken back from the other side is undone there, by who sees it again; what may not be said is not said again.
    const before = said === 'none' && (mine === 'none' || pair.refusal !== null) ? null : mine;
    send({ said, reason: why, ...(lead ? { lead } : {}), ...seen }, before);
  };
  useKeys({
    s: () => tell('same'),
    n: () => tell('different'),
    u: () => tell('none'),
    escape: () => void navigate(back),
  });
  const refused = pair.refusal !== null && <p className="soft">{pick(pair.refusal.text)}</p>;
  if (refused && !may.none) return refused;
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      {refused}
      <ReasonField
        label={t('merging.reason')}
        hint={t('merging.reasonHint')}
        error={missing ? t('merging.reasonMissing') : undefined}
        max={500}
        value={reason}
        onChange={keep}
      />
      {say.isError && <ProblemNote error={say.error} />}
      <div className="same-buttons">
        {!refused && (
          <>
            <Button type="primary" loading={say.isPending} disabled={!may.same} onClick={() => tell('same')}>
              <span className="verb-key" aria-hidden="true">
                S
              </span>
              {t('merging.say.same')}
            </Button>
            <Button loading={say.isPending} disabled={!may.different} onClick={() => tell('different')}>
              <span className="verb-key" aria-hidden="true">
                N
              </span>
              {t('merging.say.different')}
            </Button>
          </>
        )}
        {may.none && (
          <Button loading={say.isPending} onClick={() => tell('none')}>
            <span className="verb-key" aria-hidden="true">
              U
            </span>
            {t('merging.say.none')}
          </Button>
        )}
        {may.lead && (
          <Button loading={say.isPending} onClick={() => tell('same', true)}>
            {t('merging.say.lead')}
          </Button>
        )}
      </div>
      <p className="faint small">{t('merging.keeps')}</p>
    </form>
  );
}
