/** How often and how long an approved request opens. Ours to choose: no law says either. */
export interface IdentitySettings {
  /** So many times; from 1 to 10. */
  readonly openings: number;
  /** So many hours from the approval; from 1 to 720. */
  readonly hours: number;
}

const OURS: IdentitySettings = { openings: 1, hours: 72 };

/** Settings from `QY_IDENTITY_OPENINGS` and `QY_IDENTITY_HOURS`; ours where unset, no whole number or out of bounds. */
export function identitySettings(env: Readonly<Record<string, string | undefined>>): IdentitySettings {
  const whole = (name: string, most: number, own: number): number => {
    const value = Number(env[name]);
    return Number.isInteger(value) && value >= 1 && value <= most ? value : own;
  };
  return {
    openings: whole('QY_IDENTITY_OPENINGS', 10, OURS.openings),
    hours: whole('QY_IDENTITY_HOURS', 720, OURS.hours),
  };
}
