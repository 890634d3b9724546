import { defineEntity, p } from '@mikro-orm/core';
import type { ProviderKind } from '../../core/plans/provider-kinds.js';

/** Who takes part: residents without any personal data, and registered providers. */

const ResidentTable = defineEntity({
  name: 'ResidentRow', tableName: 'resident',
  properties: {
    /** Opaque: says nothing about the person. */
    id: p.uuid().primary(),
    tenant: p.string(),
    /** HMAC-SHA256 of the identifier under the hub's key, hex. The number itself is not kept here. */
    identifierDigest: p.string(),
    createdAt: p.datetime(),
  },
});
export class ResidentRow extends ResidentTable.class {}
ResidentTable.setClass(ResidentRow);

const ProviderTable = defineEntity({
  name: 'ProviderRow', tableName: 'provider',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    /** `p-0001`: stands in topics and tokens. */
    code: p.string(),
    name: p.text(),
    /** Organisation in the catalogues: `NGO:<id>`, `HEALTH:Organization/<id>`. */
    catalogueId: p.string(),
    kind: p.string().$type<ProviderKind>(),
    basis: p.text(),
    registeredAt: p.datetime(),
  },
});
export class ProviderRow extends ProviderTable.class {}
ProviderTable.setClass(ProviderRow);
