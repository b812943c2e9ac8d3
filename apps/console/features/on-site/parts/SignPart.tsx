import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { missingOf, type Signed } from '../model/signed.ts';
import { ChoiceField, LineField, Phrases, TextField } from './fields.tsx';
import { SignPad } from './SignPad.tsx';

interface Props {
  readonly label: string;
  readonly signed: Signed;
  readonly onChange: (signed: Signed) => void;
  /** Show what is missing. */
  readonly judged: boolean;
}

/** Signed with the finger, signed on paper, or refused with its reason and who saw it. */
export function SignPart({ label, signed, onChange, judged }: Props): ReactNode {
  const { t } = useWords();
  const missing = judged ? missingOf(signed) : null;
  const change = (part: Partial<Signed>): void => onChange({ ...signed, ...part });
  return (
    <div className="os-signing">
      <ChoiceField
        label={label}
        value={signed.how}
        options={[
          { value: 'drawn', label: t('onSite.sign.drawn') },
          { value: 'paper', label: t('onSite.sign.paper') },
          { value: 'refused', label: t('onSite.sign.refused') },
        ]}
        onChange={(how) => change({ how })}
      />
      {signed.how === 'drawn' && (
        <>
          <SignPad label={label} picture={signed.picture} onChange={(picture) => change({ picture })} />
          {missing === 'picture' && (
            <p className="os-error" role="alert">
              {t('onSite.sign.missing')}
            </p>
          )}
        </>
      )}
      {signed.how !== 'refused' ? (
        <LineField
          label={t('onSite.sign.name')}
          value={signed.name}
          required
          max={100}
          error={missing === 'name' ? t('onSite.gap.needed') : undefined}
          onChange={(name) => change({ name })}
        />
      ) : (
        <>
          <TextField
            label={t('onSite.sign.reason')}
            value={signed.reason}
            required
            rows={2}
            error={missing === 'reason' ? t('onSite.gap.needed') : undefined}
            onChange={(reason) => change({ reason })}
          />
          <Phrases
            label={t('onSite.phrases')}
            phrases={['当事人拒绝签名，未说明理由', '当事人对处罚有异议，拒绝签名', '被询问人拒绝签名，未说明理由']}
            onPick={(reason) => change({ reason })}
          />
          {signed.witnesses.map((name, index) => (
            <LineField
              // biome-ignore lint/suspicious/noArrayIndexKey: a witness has nothing but the place to tell one by
              key={index}
              label={t('onSite.sign.witness', { no: index + 1 })}
              value={name}
              required
              max={100}
              error={missing === 'witnesses' && name.trim() === '' ? t('onSite.gap.needed') : undefined}
              onChange={(next) =>
                change({ witnesses: signed.witnesses.map((each, place) => (place === index ? next : each)) })
              }
            />
          ))}
        </>
      )}
    </div>
  );
}
