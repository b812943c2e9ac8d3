import type { ErrorCatalogue } from '../../kernel/error-catalogue.ts';
import { errors as authorities } from '../../modules/authorities/errors.ts';
import { errors as bulletins } from '../../modules/bulletins/errors.ts';
import { caseDocumentErrors } from '../../modules/case-documents/errors.ts';
import { errors as caseHistory } from '../../modules/case-history/errors.ts';
import { errors as cases } from '../../modules/cases/errors.ts';
import { calculationErrors } from '../../modules/cases/model/errors.ts';
import { dossierErrors } from '../../modules/dossiers/errors.ts';
import { evidenceErrors } from '../../modules/evidence/errors.ts';
import { errors as intakeCommands } from '../../modules/intake/commands/errors.ts';
import { deskErrors } from '../../modules/intake/desk-errors.ts';
import { errors as intake } from '../../modules/intake/errors.ts';
import { importKindErrors } from '../../modules/intake/import-errors.ts';
import { viewErrors } from '../../modules/intake/views/errors.ts';
import { integrityErrors } from '../../modules/integrity/errors.ts';
import { errors as notices } from '../../modules/notices/errors.ts';
import { errors as parties } from '../../modules/parties/errors.ts';
import { errors as publicity } from '../../modules/publicity/errors.ts';
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
import { storeErrors } from '../../platform/store/errors.ts';
import { tableErrors } from '../../platform/tables/errors.ts';
import { errors as rules } from '../../rules/errors.ts';
import { errors as world } from '../../world/errors.ts';
import { errors as server } from './errors.ts';

/** Every catalogue of the product by its file; a test finds the files and compares. */
export const catalogues: Readonly<Record<string, ErrorCatalogue>> = {
  'apps/server/errors.ts': server,
  'modules/authorities/errors.ts': authorities,
  'modules/bulletins/errors.ts': bulletins,
  'modules/case-documents/errors.ts': caseDocumentErrors,
  'modules/case-history/errors.ts': caseHistory,
  'modules/cases/errors.ts': cases,
  'modules/cases/model/errors.ts': calculationErrors,
  'modules/dossiers/errors.ts': dossierErrors,
  'modules/evidence/errors.ts': evidenceErrors,
  'modules/intake/commands/errors.ts': intakeCommands,
  'modules/intake/desk-errors.ts': deskErrors,
  'modules/intake/errors.ts': intake,
  'modules/integrity/errors.ts': integrityErrors,
  'modules/intake/import-errors.ts': importKindErrors,
  'modules/parties/errors.ts': parties,
  'modules/publicity/errors.ts': publicity,
  'modules/notices/errors.ts': notices,
  'modules/intake/views/errors.ts': viewErrors,
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
  'platform/store/errors.ts': storeErrors,
  'platform/tables/errors.ts': tableErrors,
  'rules/errors.ts': rules,
  'world/errors.ts': world,
};

/** Every coded failure of the product. */
export const errorCatalogue: ErrorCatalogue = Object.assign({}, ...Object.values(catalogues)) as ErrorCatalogue;
