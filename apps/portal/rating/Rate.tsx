import { type FormEvent, useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import type { FilingStatus } from '../../../modules/intake/contract.ts';
import { type Answer, postRating } from '../api.ts';
import { useWords } from '../i18n/words.tsx';
import { tidyMessage } from '../talk/message.ts';
import { Choice, Trouble } from '../ui/Choice.tsx';
import { TextArea } from '../ui/Field.tsx';

const texts = {
  zh: {
    title: '评价',
    lead: '您觉得这件事办得怎么样？自愿评价一次，只用于改进工作，不影响办理结果。',
    given: (score: number) => `您已评价：${score} 分（满分 5 分）。谢谢。`,
    score: '评分',
    scores: ['1 分，很不满意', '2 分，不满意', '3 分，一般', '4 分，满意', '5 分，很满意'],
    words: '想说的话',
    hint: '请不要写能让人认出您的内容。对结果不服的，评价不能代替复议、诉讼，请看文书上写明的途径和期限。',
    missing: '请选择评分。',
    send: '提交评价',
    failed: '评价没有提交成功',
  },
  en: {
    title: 'Rate',
    lead: 'How was it handled? Once, if you like; it serves to work better and changes nothing of the result.',
    given: (score: number) => `You gave ${score} of 5. Thank you.`,
    score: 'Rating',
    scores: ['1, very poor', '2, poor', '3, fair', '4, good', '5, very good'],
    words: 'In your words',
    hint: 'Please write nothing by which you could be recognised. A rating is no appeal: if you disagree with the result, see the ways and days in the notice.',
    missing: 'Please choose a rating.',
    send: 'Send the rating',
    failed: 'The rating was not sent',
  },
} as const;

const SCORES = ['1', '2', '3', '4', '5'] as const;
type Score = (typeof SCORES)[number];
const MOST = 1_000;

interface RateProps {
  readonly status: FilingStatus;
  readonly code: string;
  readonly onStatus: (status: FilingStatus) => void;
}

/** How whoever filed found it handled: asked once, when all is over. Nothing where it may not be rated yet. */
export function Rate({ status, code, onStatus }: RateProps) {
  const { language } = useWords();
  const words = texts[language];
  if (!status.mayRate && status.rating === null) return null;
  return (
    <section className="card no-print" aria-labelledby="rate">
      <h2 id="rate">{words.title}</h2>
      {status.rating === null ? (
        <RateForm code={code} onStatus={onStatus} />
      ) : (
        <p role="status">{words.given(status.rating)}</p>
      )}
    </section>
  );
}

function RateForm({ code, onStatus }: Omit<RateProps, 'status'>) {
  const { m, pick, language } = useWords();
  const words = texts[language];
  const [score, setScore] = useState<Score | ''>('');
  const [text, type] = useState('');
  const [missing, setMissing] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Answer<FilingStatus>>();
  const [actId] = useState<string>(newActId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    setMissing(score === '');
    setFailure(undefined);
    if (score === '') return document.getElementById('rate-score')?.focus();
    const said = tidyMessage(text).slice(0, MOST);
    setSending(true);
    const answer = await postRating({
      receiptCode: code,
      actId,
      score: Number(score),
      ...(said === '' ? {} : { text: said }),
    });
    setSending(false);
    if (answer.kind !== 'ok') return setFailure(answer);
    onStatus(answer.value);
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <p>{words.lead}</p>
      <Choice
        id="rate-score"
        legend={words.score}
        error={missing ? words.missing : undefined}
        value={score}
        options={SCORES.map((value, index) => ({ value, label: words.scores[index] ?? value }))}
        onChange={(value) => {
          setScore(value);
          setMissing(false);
        }}
      />
      <TextArea
        id="rate-text"
        label={words.words}
        hint={words.hint}
        optional
        value={text}
        rows={3}
        most={MOST}
        onChange={type}
      />
      {failure?.kind === 'refused' && (
        <Trouble title={words.failed} lines={[pick(failure.problem), pick(failure.problem.remedy)]} />
      )}
      {failure?.kind === 'unknown' && <Trouble title={words.failed} lines={[m.talk.unknown]} />}
      <button type="submit" className="button" aria-disabled={sending}>
        {sending ? m.talk.sending : words.send}
      </button>
    </form>
  );
}
