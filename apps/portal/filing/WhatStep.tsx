import { legalDay } from '../../../kernel/plain-date.ts';
import { filingBasket } from '../files/basket.ts';
import { FilePicker } from '../files/FilePicker.tsx';
import { useWords } from '../i18n/words.tsx';
import { Area, Input, type StepProps } from './fields.tsx';
import { holdsComplaint } from './form.ts';

/** What happened, when, and what a complainant asks for (令121 art 10). */
export function WhatStep(props: StepProps) {
  const { m } = useWords();
  const { kind } = props;
  return (
    <>
      <Input {...props} field="title" hint={m.filing.titleHints[kind]} />
      <Area {...props} field="text" hint={m.filing.textHints[kind]} rows={8} />
      {holdsComplaint(kind) && (
        <>
          <Area {...props} field="demand" hint={m.filing.demandHint} rows={3} />
          <Input {...props} field="claim" hint={m.filing.claimHint} inputMode="decimal" optional narrow />
        </>
      )}
      <Input
        {...props}
        field="occurredOn"
        hint={m.filing.occurredHint}
        type="date"
        max={legalDay(new Date())}
        optional
        narrow
      />
      <FilePicker basket={filingBasket()} />
    </>
  );
}
