import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import { errors as authorities } from '../../modules/authorities/errors.ts';
import { errors as briefings } from '../../modules/briefings/errors.ts';
import { errors as bulletins } from '../../modules/bulletins/errors.ts';
import { campaignErrors } from '../../modules/campaigns/errors.ts';
import { caseDocumentErrors } from '../../modules/case-documents/errors.ts';
import { errors as caseHistory } from '../../modules/case-history/errors.ts';
import { errors as cases } from '../../modules/cases/errors.ts';
import { calculationErrors } from '../../modules/cases/model/errors.ts';
import { errors as commitments } from '../../modules/commitments/errors.ts';
import { errors as disclosures } from '../../modules/disclosures/errors.ts';
import { dossierErrors } from '../../modules/dossiers/errors.ts';
import { evidenceErrors } from '../../modules/evidence/errors.ts';
import { errors as figures } from '../../modules/figures/errors.ts';
import { errors as firms } from '../../modules/firms/errors.ts';
import { habitErrors } from '../../modules/habits/errors.ts';
import { errors as incidents } from '../../modules/incidents/errors.ts';
import { errors as inspections } from '../../modules/inspections/errors.ts';
import { errors as intakeCommands } from '../../modules/intake/commands/errors.ts';
import { deskErrors } from '../../modules/intake/desk-errors.ts';
import { errors as intake } from '../../modules/intake/errors.ts';
import { identityErrors } from '../../modules/intake/identity/errors.ts';
import { importKindErrors } from '../../modules/intake/import-errors.ts';
import { viewErrors } from '../../modules/intake/views/errors.ts';
import { integrityErrors } from '../../modules/integrity/errors.ts';
import { mapErrors } from '../../modules/maps/errors.ts';
import { mergingErrors } from '../../modules/merging/errors.ts';
import { errors as notices } from '../../modules/notices/errors.ts';
import { errors as parties } from '../../modules/parties/errors.ts';
import { resolutionErrors } from '../../modules/parties/resolution/errors.ts';
import { screeningErrors } from '../../modules/parties/screening/errors.ts';
import { errors as programmes } from '../../modules/programmes/errors.ts';
import { errors as publicity } from '../../modules/publicity/errors.ts';
import { errors as published } from '../../modules/published/errors.ts';
import { errors as rewards } from '../../modules/rewards/errors.ts';
import { errors as settlements } from '../../modules/settlements/errors.ts';
import { errors as supervision } from '../../modules/supervision/errors.ts';
import { errors as triage } from '../../modules/triage/errors.ts';
import { backupErrors } from '../../platform/backup/errors.ts';
import { errors as crypto } from '../../platform/crypto/errors.ts';
import { errors as documents } from '../../platform/documents/errors.ts';
import { errors as postgres } from '../../platform/embedded-postgres/errors.ts';
import { errors as platform } from '../../platform/errors.ts';
import { fileErrors } from '../../platform/files/errors.ts';
import { errors as http } from '../../platform/http/errors.ts';
import { idempotencyErrors } from '../../platform/idempotency/errors.ts';
import { errors as identity } from '../../platform/identity/errors.ts';
import { importErrors } from '../../platform/import/errors.ts';
import { jobErrors } from '../../platform/jobs/errors.ts';
import { pdfErrors } from '../../platform/pdf/errors.ts';
import { procedureErrors } from '../../platform/procedure/errors.ts';
import { errors as proof } from '../../platform/proof/errors.ts';
import { proofOfWorkErrors } from '../../platform/proof-of-work/errors.ts';
import { storeErrors } from '../../platform/store/errors.ts';
import { tableErrors } from '../../platform/tables/errors.ts';
import { errors as rules } from '../../rules/errors.ts';
import { errors as world } from '../../world/errors.ts';
import { plainErrors } from '../plain/errors.ts';
import { errors as server } from './errors.ts';

/** Every catalogue of the product by its file; a test finds the files and compares. */
export const catalogues: Readonly<Record<string, ErrorCatalogue>> = {
  'apps/plain/errors.ts': plainErrors,
  'apps/server/errors.ts': server,
  'modules/authorities/errors.ts': authorities,
  'modules/briefings/errors.ts': briefings,
  'modules/bulletins/errors.ts': bulletins,
  'modules/campaigns/errors.ts': campaignErrors,
  'modules/case-documents/errors.ts': caseDocumentErrors,
  'modules/case-history/errors.ts': caseHistory,
  'modules/cases/errors.ts': cases,
  'modules/cases/model/errors.ts': calculationErrors,
  'modules/dossiers/errors.ts': dossierErrors,
  'modules/evidence/errors.ts': evidenceErrors,
  'modules/figures/errors.ts': figures,
  'modules/firms/errors.ts': firms,
  'modules/incidents/errors.ts': incidents,
  'modules/commitments/errors.ts': commitments,
  'modules/inspections/errors.ts': inspections,
  'modules/intake/commands/errors.ts': intakeCommands,
  'modules/intake/desk-errors.ts': deskErrors,
  'modules/intake/errors.ts': intake,
  'modules/intake/identity/errors.ts': identityErrors,
  'modules/integrity/errors.ts': integrityErrors,
  'modules/intake/import-errors.ts': importKindErrors,
  'modules/habits/errors.ts': habitErrors,
  'modules/maps/errors.ts': mapErrors,
  'modules/merging/errors.ts': mergingErrors,
  'modules/parties/errors.ts': parties,
  'modules/parties/screening/errors.ts': screeningErrors,
  'modules/parties/resolution/errors.ts': resolutionErrors,
  'modules/programmes/errors.ts': programmes,
  'modules/publicity/errors.ts': publicity,
  'modules/disclosures/errors.ts': disclosures,
  'modules/published/errors.ts': published,
  'modules/rewards/errors.ts': rewards,
  'modules/settlements/errors.ts': settlements,
  'modules/supervision/errors.ts': supervision,
  'modules/notices/errors.ts': notices,
  'modules/triage/errors.ts': triage,
  'modules/intake/views/errors.ts': viewErrors,
  'platform/backup/errors.ts': backupErrors,
  'platform/crypto/errors.ts': crypto,
  'platform/documents/errors.ts': documents,
  'platform/embedded-postgres/errors.ts': postgres,
  'platform/errors.ts': platform,
  'platform/files/errors.ts': fileErrors,
  'platform/http/errors.ts': http,
  'platform/idempotency/errors.ts': idempotencyErrors,
  'platform/identity/errors.ts': identity,
  'platform/import/errors.ts': importErrors,
  'platform/jobs/errors.ts': jobErrors,
  'platform/pdf/errors.ts': pdfErrors,
  'platform/procedure/errors.ts': procedureErrors,
  'platform/proof/errors.ts': proof,
  'platform/proof-of-work/errors.ts': proofOfWorkErrors,
  'platform/store/errors.ts': storeErrors,
  'platform/tables/errors.ts': tableErrors,
  'rules/errors.ts': rules,
  'world/errors.ts': world,
};

/** Every coded failure of the product. */
export const errorCatalogue: ErrorCatalogue = Object.assign({}, ...Object.values(catalogues)) as ErrorCatalogue;
