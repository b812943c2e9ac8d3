import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { deliveryWays } from '../../../../modules/intake/model/notice.ts';
import type { IssuedNoticeView, NoticeList, PossibleNotice } from '../../../../modules/notices/contract.ts';
import { recipients } from '../../../../modules/notices/model/template.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Confidence } from '../../ui/Confidence.tsx';
import { hasDraft } from '../../ui/use-draft.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import { NoticeDrawer } from './NoticeDrawer.tsx';
import './notices.css';
import { fileAddress, noticesQuery } from './notices-query.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** Procedures whose ends are told in writing; other kinds of matter have no such panel. */
const TOLD = new Set(['clue', 'report', 'complaint']);

/** Written notices of a matter: which may be issued now, which were, and how they reached the person. Key `w`. */
export function NoticesPanel({ detail }: { readonly detail: MatterDetail }): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const { homeRegion, id, version, procedure } = detail.row;
  // Each version has a list of its own. The one before stays until the next is there: without it an open drawer would
  // be torn down and the key would find nothing for as long as the answer takes.
  const list = useQuery({
    ...noticesQuery(homeRegion, id, version),
    enabled: TOLD.has(procedure),
    placeholderData: keepPreviousData,
  });
  const [open, setOpen] = useState<PossibleNotice | null>(null);
  const [delivered, setDelivered] = useState<IssuedNoticeView | null>(null);
  const [withdrawn, setWithdrawn] = useState<IssuedNoticeView | null>(null);
  /** The key was pressed; answered when the list is of now, for right after an act it is still on its way. */
  const [wanted, setWanted] = useState(false);
  useKeys({ w: () => setWanted(true) });
  useEffect(() => {
    if (!wanted || list.isFetching) return;
    setWanted(false);
    const first = list.data?.possible[0];
    if (first !== undefined) setOpen(first);
    else if (!list.isError) void message.info(t('notices.none'));
  }, [wanted, list.isFetching, list.isError, list.data, message, t]);
  if (!TOLD.has(procedure)) return null;
  return (
    <section className="panel" aria-labelledby="notices-title">
      <div className="panel-head">
        <h2 id="notices-title">{t('notices.title')}</h2>
      </div>
      <Answer of={list} rows={2}>
        {(known) => (
          <div className="stack">
            <Possible list={known} matter={id} onOpen={setOpen} />
            {known.issued.length > 0 && (
              <ul className="notices">
                {known.issued.map((notice) => (
                  <Issued
                    key={notice.seq}
                    detail={detail}
                    notice={notice}
                    onDelivered={setDelivered}
                    onWithdraw={setWithdrawn}
                  />
                ))}
              </ul>
            )}
            {open !== null && (
              <NoticeDrawer
                key={open.template}
                detail={detail}
                list={known}
                notice={open}
                onClose={() => setOpen(null)}
              />
            )}
          </div>
        )}
      </Answer>
      {delivered !== null && <DeliveryDialog detail={detail} notice={delivered} onClose={() => setDelivered(null)} />}
      {withdrawn !== null && <WithdrawDialog detail={detail} notice={withdrawn} onClose={() => setWithdrawn(null)} />}
      <span className="sr-only" role="status">
        {open === null ? '' : pick(open.title)}
      </span>
    </section>
  );
}

interface PossibleProps {
  readonly list: NoticeList;
  readonly matter: string;
  readonly onOpen: (notice: PossibleNotice) => void;
}

function Possible({ list, matter, onOpen }: PossibleProps): ReactNode {
  const { t, pick } = useWords();
  if (list.possible.length === 0) {
    const why =
      list.refusal === null || list.refusal.rule === 'procedure.state' ? t('notices.none') : pick(list.refusal.text);
    return <p className="soft small notices-none">{why}</p>;
  }
  return (
    <div className="row notices-possible">
      {list.possible.map((notice, index) => (
        <span key={notice.template}>
          <Button onClick={() => onOpen(notice)}>
            {index === 0 && (
              <span className="verb-key" aria-hidden="true">
                W
              </span>
            )}
            {t('notices.open', { title: pick(notice.title) })}
            {hasDraft(`notice.${matter}.${notice.template}.${notice.version}`) && (
              <span className="draft-dot" title={t('verbs.draft')} />
            )}
          </Button>{' '}
          <Confidence mark={weakest(notice)} />
        </span>
      ))}
    </div>
  );
}

/** The weakest mark among what the text rests on. */
function weakest({ basis, remedies }: PossibleNotice): string {
  const marks = [...basis.map(({ confidence }) => confidence), ...(remedies === null ? [] : [remedies])];
  return (['U', 'M', 'S'] as const).find((mark) => marks.includes(mark)) ?? 'V';
}

interface IssuedProps {
  readonly detail: MatterDetail;
  readonly notice: IssuedNoticeView;
  readonly onDelivered: (notice: IssuedNoticeView) => void;
  readonly onWithdraw: (notice: IssuedNoticeView) => void;
}

function Issued({ detail, notice, onDelivered, onWithdraw }: IssuedProps): ReactNode {
  const { t, pick } = useWords();
  const { homeRegion, id } = detail.row;
  const { withdrawn } = notice;
  const may = (verb: string): boolean =>
    withdrawn === null && detail.verbs.find((each) => each.verb === verb)?.refusal === null;
  const file = (format: 'pdf' | 'docx', name: string): ReactNode => (
    <Button
      size="small"
      href={fileAddress(homeRegion, id, notice.actId, format)}
      download
      aria-label={t('notices.download', { number: notice.number, format: name })}
    >
      {name}
    </Button>
  );
  return (
    <li>
      <div>
        <strong>{notice.number}</strong> {pick(notice.title)}{' '}
        <span className="soft">
          {t('notices.to', { who: pick(recipients[notice.recipient]) })} <span className="num">{notice.on}</span>
        </span>
      </div>
      <div className="row">
        {file('pdf', 'PDF')}
        {file('docx', 'Word')}
        {may('record-delivery') && (
          <Button size="small" onClick={() => onDelivered(notice)}>
            {t('notices.record')}
          </Button>
        )}
        {may('withdraw-notice') && (
          <Button
            size="small"
            aria-label={t('notices.withdrawOf', { number: notice.number })}
            onClick={() => onWithdraw(notice)}
          >
            {t('notices.withdraw')}
          </Button>
        )}
        {withdrawn !== null && (
          <span className="mark mark-warn small">
            {t(withdrawn.void ? 'notices.void' : 'notices.withdrawn', { on: withdrawn.on })}
          </span>
        )}
        {notice.deliveries.length === 0
          ? withdrawn === null && <span className="mark mark-calm small">{t('notices.undelivered')}</span>
          : notice.deliveries.map((delivery) => (
              <span key={`${delivery.way}${delivery.on}${delivery.evidence ?? ''}`} className="mark mark-ok small">
                {t('notices.delivered', { way: wayTitle(delivery.way, pick), on: delivery.on })}{' '}
                {delivery.evidence ?? ''}
              </span>
            ))}
      </div>
    </li>
  );
}

const ways: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = deliveryWays;
const wayTitle = (way: string, pick: (text: { zh: string; en: string }) => string): string => {
  const title = ways[way];
  return title === undefined ? way : pick(title);
};
