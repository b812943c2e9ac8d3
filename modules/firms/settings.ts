/** How long one-time codes open. Ours to choose: no law says either. */
export interface FirmSettings {
  /** Days from the printing of a letter; from 1 to 180. */
  readonly letterDays: number;
  /** Days from the appointment of staff; from 1 to 60. */
  readonly staffDays: number;
}

const OURS: FirmSettings = { letterDays: 30, staffDays: 7 };

/** Settings from `QY_FIRM_LETTER_DAYS` and `QY_FIRM_STAFF_DAYS`; ours where unset, no whole number or out of bounds. */
export function firmSettings(env: Readonly<Record<string, string | undefined>>): FirmSettings {
  const whole = (name: string, most: number, own: number): number => {
    const value = Number(env[name]);
    return Number.isInteger(value) && value >= 1 && value <= most ? value : own;
  };
  return {
    letterDays: whole('QY_FIRM_LETTER_DAYS', 180, OURS.letterDays),
    staffDays: whole('QY_FIRM_STAFF_DAYS', 60, OURS.staffDays),
  };
}
