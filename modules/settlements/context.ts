import type { FastifyRequest } from 'fastify';
import type { IntakeContext } from '../intake/index.ts';
import type { SettlementSettings } from './settings.ts';

/** An enrolled firm, as the register knows it. */
export interface EnrolledFirm {
  readonly region: string;
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly address: string;
}

/** Somebody of a firm, signed in. */
export interface SignedInStaff {
  readonly firm: { readonly region: string; readonly id: string };
  readonly staffId: string;
  readonly staffName: string;
}

/** What settlements ask of the register of firms. */
export interface FirmRegister {
  /** Takes part today; undefined where it does not. */
  readonly enrolled: (region: string, id: string) => Promise<EnrolledFirm | undefined>;
  /** @throws AppError 401 where nobody of a firm is signed in */
  readonly staffOf: (request: FastifyRequest) => Promise<SignedInStaff>;
}

export interface SettlementContext extends IntakeContext {
  readonly firms: FirmRegister;
  readonly settlements: SettlementSettings;
}
