import { Button, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { type Finding, type Findings, type Reviewed, reviewed } from './opinion.ts';

interface Props {
  readonly findings: Findings;
  /** It was to be sent: what is missing says so. */
  readonly tried: boolean;
  readonly onChange: (findings: Findings) => void;
  readonly onAllSound: () => void;
}

/** The points of the review, each sound or with a fault and its words. */
export function Checklist({ findings, tried, onChange, onAllSound }: Props): ReactNode {
  const { t } = useWords();
  return (
    <div className="checklist">
      <div className="row">
        <h3>{t('reviewDesk.checklist')}</h3>
        <Button size="small" className="push" onClick={onAllSound}>
          {t('reviewDesk.allSound')}
        </Button>
      </div>
      <ol>
        {reviewed.map((point) => (
          <Point
            key={point}
            point={point}
            finding={findings[point]}
            tried={tried}
            onChange={(next) => onChange({ ...findings, [point]: next })}
          />
        ))}
      </ol>
    </div>
  );
}

interface PointProps {
  readonly point: Reviewed;
  readonly finding: Finding;
  readonly tried: boolean;
  readonly onChange: (finding: Finding) => void;
}

function Point({ point, finding, tried, onChange }: PointProps): ReactNode {
  const { t } = useWords();
  const name = t(`reviewDesk.point.${point}`);
  const open = tried && finding.sound === null;
  const [noting, setNoting] = useState(false);
  const words = noting || finding.sound === false || finding.note !== '';
  const wordless = tried && finding.sound === false && finding.note.trim() === '';
  return (
    <li className="point" data-gap={open}>
      <div>
        <strong>{name}</strong>
        <div className="faint small">{t(`reviewDesk.hint.${point}`)}</div>
      </div>
      <Radio.Group
        size="small"
        optionType="button"
        aria-label={name}
        value={finding.sound === null ? '' : finding.sound ? 'sound' : 'fault'}
        options={[
          { value: 'sound', label: t('reviewDesk.sound') },
          { value: 'fault', label: t('reviewDesk.fault') },
        ]}
        onChange={(event) => onChange({ ...finding, sound: event.target.value === 'sound' })}
      />
      {finding.sound === true && !words && (
        <Button size="small" type="link" className="point-add" onClick={() => setNoting(true)}>
          {t('reviewDesk.addNote')}
        </Button>
      )}
      {finding.sound !== null && words && (
        <Input
          className="point-note"
          aria-label={t('reviewDesk.noteOf', { point: name })}
          aria-invalid={wordless}
          {...(wordless ? { status: 'error' as const } : {})}
          placeholder={t(finding.sound ? 'reviewDesk.noteHint' : 'reviewDesk.faultHint')}
          maxLength={500}
          value={finding.note}
          onChange={(event) => onChange({ ...finding, note: event.target.value })}
        />
      )}
      {(open || wordless) && (
        <div className="field-error point-note" role="alert">
          {t(open ? 'reviewDesk.gap.unseen' : 'reviewDesk.gap.note')}
        </div>
      )}
    </li>
  );
}
