import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { JsonObject } from '../../../../kernel/text.ts';
import { type MatterDetail, performed } from '../../../../modules/intake/contract.ts';
import type { ActingAs, Matter } from '../../../../platform/procedure/types.ts';
import type { Draft } from '../../forms/body.ts';
import type { FormContext } from '../../forms/context.ts';
import type { FieldSpec } from '../../forms/fields.ts';
import { matterQuery } from './matter-query.ts';

/** The answer to an act; with the number of the document where the server took one in turn. */
export const performedWithNumber = performed.extend({ number: z.string().nullable().optional() });

/** What the form of an act needs of the kind of matter that it is about. */
export interface VerbMeans {
  /** Where the act is sent. */
  readonly address: (region: string, id: string) => string;
  /** The matter as it stands now, after somebody else has acted. */
  readonly fresh: (client: QueryClient, region: string, id: string) => Promise<MatterDetail>;
  /** The fields that are asked for. */
  readonly fields?: (fields: readonly FieldSpec[], verb: string) => readonly FieldSpec[];
  /** What a new form begins with. */
  readonly begin?: (fields: readonly FieldSpec[], verb: string) => Draft;
  /** What follows from what was just filled in. */
  readonly follow?: (draft: Draft, before: Draft, verb: string) => Draft;
  /** The body with what the server will fill in, for the check of its shape. */
  readonly given?: (verb: string, body: JsonObject) => JsonObject;
  readonly context?: (verb: string) => Partial<FormContext>;
  /** The matter as far as it is known here: what an act says about it is judged before it is sent. */
  readonly about?: { readonly matter: Matter; readonly actor: ActingAs };
  /** Something above the fields. */
  readonly aside?: (form: {
    readonly verb: string;
    readonly draft: Draft;
    readonly onChange: (draft: Draft) => void;
  }) => ReactNode;
  readonly width?: number;
}

export const intakeMeans: VerbMeans = {
  address: (region, id) => `/matters/${region}/${id}/acts`,
  fresh: (client, region, id) => client.fetchQuery({ ...matterQuery(region, id), staleTime: 0 }),
};
