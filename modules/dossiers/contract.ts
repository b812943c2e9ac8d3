import { z } from 'zod';
import { bilingual, plainDay, region } from '../intake/contract.ts';

/** One paper of a dossier, where it lies. Page numbers are the stamped ones of its volume. */
export const dossierPaper = z.object({
  key: z.string(),
  volume: z.enum(['main', 'secondary']),
  section: z.string(),
  kind: z.enum(['form', 'evidence', 'excluded', 'file']),
  no: z.number().int().nullable(),
  seq: z.number().int(),
  title: z.string(),
  number: z.string(),
  on: plainDay,
  from: z.number().int(),
  to: z.number().int(),
  /** First page in the whole file. */
  page: z.number().int(),
  /** Why a slip page 附卷说明 stands for it; null where it is there itself. */
  slip: z.string().nullable(),
  sha256: z.string().nullable(),
});
export type DossierPaper = z.infer<typeof dossierPaper>;

export const missingPaper = z.object({
  key: z.string(),
  title: bilingual,
  reason: bilingual,
  seq: z.number().int(),
  /** Why it is not there, said when the dossier was built; '' while nobody said. */
  account: z.string(),
});
export type MissingPaper = z.infer<typeof missingPaper>;

const volume = z.object({ documents: z.number().int(), pages: z.number().int() });

export const dossierView = z
  .object({
    /** What is missing by the acts as they stand now, whether or not a dossier was built. */
    missing: z.array(missingPaper),
    dossier: z
      .object({
        id: z.uuid(),
        state: z.enum(['waiting', 'building', 'ready', 'failed', 'disposed']),
        version: z.number().int(),
        /** Nothing happened in the case since it was built, but that it was made up. */
        current: z.boolean(),
        done: z.number().int(),
        total: z.number().int(),
        askedAt: z.iso.datetime(),
        builtAt: z.iso.datetime().nullable(),
        retention: z.string(),
        sha256: z.string().nullable(),
        size: z.number().int().nullable(),
        pages: z.number().int().nullable(),
        main: volume,
        secondary: volume,
        contents: z.array(dossierPaper),
        missing: z.array(missingPaper),
        failure: z.object({ code: z.string(), text: bilingual, remedy: bilingual }).nullable(),
      })
      .nullable(),
    /** As it was made up 立卷 and archived by acts of the case. */
    madeUp: z
      .object({
        on: plainDay,
        digest: z.string(),
        archivedOn: plainDay.nullable(),
        disposedOn: plainDay.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Dossier' });
export type DossierView = z.infer<typeof dossierView>;

export const buildRequest = z
  .object({
    retention: z.enum(['30-years', 'permanent']).default('30-years'),
    /** Why papers are not there; printed in the notes 备考表. */
    accounts: z
      .array(z.object({ key: z.string().max(120), account: z.string().trim().min(1).max(500) }))
      .max(500)
      .default([]),
  })
  .meta({ id: 'BuildDossier' });
export type BuildRequest = z.infer<typeof buildRequest>;

export const makeUpRequest = z.object({ actId: z.uuid(), dossierId: z.uuid() }).meta({ id: 'MakeUpDossier' });
export const archiveRequest = z
  .object({ actId: z.uuid(), shelf: z.string().trim().min(1).max(100) })
  .meta({ id: 'ArchiveDossier' });

/** Files whose time is over: two approvals, then they are disposed of, if no hold lies on them. */
export const retentionList = z
  .object({
    items: z.array(
      z.object({
        homeRegion: region,
        id: z.uuid(),
        number: z.string(),
        title: z.string(),
        archivedOn: plainDay,
        keepUntil: plainDay,
        holds: z.number().int(),
        approvals: z.number().int(),
        /** Two approved and nothing holds it. */
        ready: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'RetentionList' });
export type RetentionList = z.infer<typeof retentionList>;
