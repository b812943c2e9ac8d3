import { useEffect, useState } from 'react';
import { newActId } from '../../../kernel/id.ts';
import { parseYuan } from '../../../kernel/money.ts';
import type { SettlementFiled } from '../../../modules/settlements/contract.ts';
import { postSettlement } from '../api.ts';
import { ReceiptCode } from '../filing/ReceiptCode.tsx';
import { FirmForm } from '../firm/FirmForm.tsx';
import { longDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { useAsked } from '../inspections/use-asked.ts';
import { askBeforeLeaving, Link } from '../router.tsx';
import { Check } from '../ui/Choice.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { refusedHere } from './ActForms.tsx';
import { linesOf } from './acts.ts';
import { findScorecard } from './api.ts';
import { Card } from './Scorecards.tsx';
import { settleTexts } from './texts.ts';

/** A consumer tells the shop what happened and what would settle it. */
export function FilePage({ region, id }: { readonly region: string; readonly id: string }) {
  const { m, language } = useWords();
  const t = settleTexts[language].file;
  const card = useAsked(() => findScorecard(region, id), id);
  const [filed, setFiled] = useState<SettlementFiled>();
  if (filed !== undefined) return <Filed filed={filed} />;
  if (card === undefined) return <p aria-live="polite">{m.status.checking}</p>;
  if (card === 'unknown' || card === 'failed') {
    return (
      <>
        <PageTitle title={t.gone} />
        <p>
          <Link to="/file/complaint">{t.goneLead}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      <PageTitle title={t.title} above={card.name} />
      <p className="lead">{t.lead(card.name)}</p>
      <p className="hint">{t.limit}</p>
      <p>
        <Link to="/file/complaint">{t.complain}</Link>
      </p>
      <FilingForm region={region} id={id} onDone={setFiled} />
      <section className="card" aria-label={card.name}>
        <Card of={card} />
      </section>
    </>
  );
}

interface FormProps {
  readonly region: string;
  readonly id: string;
  readonly onDone: (filed: SettlementFiled) => void;
}

function FilingForm({ region, id, onDone }: FormProps) {
  const { language } = useWords();
  const t = settleTexts[language].file;
  const [sharesPhone, share] = useState(false);
  // One id for one page: sent again after a lost answer it is there once, with the same code.
  const [actId] = useState(newActId);
  return (
    <FirmForm
      id="settle"
      fields={[
        { name: 'goods', label: t.goods, hint: t.goodsHint },
        { name: 'text', label: t.text, hint: t.textHint, lines: 10_000 },
        { name: 'demand', label: t.demand, hint: t.demandHint, lines: 2_000 },
        { name: 'claim', label: t.claim, optional: true },
        { name: 'occurredOn', label: t.occurredOn, optional: true, type: 'date' },
        { name: 'evidence', label: t.evidence, hint: t.evidenceHint, optional: true, lines: 2_000 },
        { name: 'name', label: t.name, autoComplete: 'name' },
        { name: 'phone', label: t.phone, hint: t.phoneHint, type: 'tel', autoComplete: 'tel' },
      ]}
      submit={t.submit}
      send={async ({ goods, text, demand, claim, occurredOn, evidence, name, phone }) => {
        const claimFen = claim.trim() === '' ? null : parseYuan(claim);
        if (claimFen === undefined) return refusedHere(t.notMoney);
        const lines = linesOf(evidence);
        return postSettlement({
          ...{ actId, firm: { region, id }, goods, text, demand, consumer: { name, phone }, sharesPhone },
          ...(claimFen === null ? {} : { claimFen }),
          ...(occurredOn === '' ? {} : { occurredOn }),
          ...(lines.length === 0 ? {} : { evidence: [...lines] }),
        });
      }}
      onDone={onDone}
    >
      <Check label={t.share} lead={t.shareLead} checked={sharesPhone} onChange={share} />
    </FirmForm>
  );
}

function Filed({ filed }: { readonly filed: SettlementFiled }) {
  const { m, language } = useWords();
  const t = settleTexts[language].file;
  useEffect(() => {
    askBeforeLeaving(m.receipt.leave);
    return () => askBeforeLeaving(null);
  }, [m]);
  return (
    <>
      <PageTitle title={t.sent} />
      <p className="lead">{t.sentLead(filed.firm, longDate(filed.due, language))}</p>
      <ReceiptCode id="settlement-code" title={m.receipt.code} code={filed.receiptCode} />
      <p>
        <strong>{t.once}</strong> {t.warn}
      </p>
      <p className="print-only">
        {m.receipt.address}
        {location.origin}/settle
      </p>
      <p className="actions no-print">
        <button type="button" className="button button-quiet" onClick={() => print()}>
          {m.receipt.print}
        </button>
        <Link to="/settle" className="button button-quiet">
          {t.toFollow}
        </Link>
      </p>
    </>
  );
}
