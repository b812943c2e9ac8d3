import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import type { MentionView } from '../../../../modules/reading/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { readingQuery } from './reading-query.ts';
import { byKind, inWords, type Said } from './said.ts';
import './reading.css';

interface Props {
  readonly detail: MatterDetail;
  /** What is shown in the text now. */
  readonly picked: MentionView | null;
  readonly onPick: (mention: MentionView | null) => void;
}

const standsAt = (one: MentionView, other: MentionView | null): boolean =>
  other !== null && one.in === other.in && one.place?.start === other.place?.start;

/** 文中要素: what the text names, by kinds, below the text; pressing one shows it there, pressing again shows the next place. */
export function ReadingLine({ detail: { row }, picked, onPick }: Props): ReactNode {
  const { t, language } = useWords();
  const reading = useQuery(readingQuery(row.homeRegion, row.id, row.version));
  if (reading.data === undefined || reading.data.mentions.length === 0) return null;
  const pick = ({ mentions }: Said): void => {
    const placed = mentions.filter(({ place }) => place !== null);
    const at = placed.findIndex((each) => standsAt(each, picked));
    onPick(placed[at + 1] ?? null);
  };
  return (
    <section className="reading" aria-labelledby="reading-title">
      <div className="reading-head">
        <h3 id="reading-title">{t('reading.title')}</h3>
        <span className="faint small">{t(reading.data.full ? 'reading.note' : 'reading.masked')}</span>
      </div>
      <dl className="reading-kinds">
        {byKind(reading.data.mentions).map(([kind, things]) => (
          <div key={kind}>
            <dt className="soft small">{t(`reading.kind.${kind}`)}</dt>
            <dd>
              {things.map((thing) => {
                const words = inWords(thing, language);
                const times = thing.mentions.length;
                return (
                  <Button
                    key={thing.value}
                    size="small"
                    disabled={thing.mentions.every(({ place }) => place === null)}
                    aria-pressed={thing.mentions.some((each) => standsAt(each, picked))}
                    onClick={() => pick(thing)}
                  >
                    <span lang="zh-CN">{words}</span>
                    {times > 1 && <span className="faint num"> ×{times}</span>}
                  </Button>
                );
              })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
