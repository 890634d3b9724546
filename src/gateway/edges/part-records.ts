import { FieldResolver, Resolver, Root } from 'type-graphql';
import {
  Health, HealthRecord, Labour, LabourRecord, Offers, Registry, RegistryRecord, SocialAssistance, SocialAssistanceRecord,
} from '../../../schema/types/resident.js';
import { Service } from '../../../schema/types/service.js';
import type { CatalogueService } from '../../core/residents/catalogue.js';
import type { Parts } from '../../core/residents/parts.js';
import { saidOrFault, type HeardRecord } from './heard-record.js';

const WHAT_IT_IS = 'What the source says; empty unless FRESH or STALE. When the source failed, an error beside the data names it.';

@Resolver(() => SocialAssistance)
export class SocialAssistanceRecords {
  @FieldResolver(() => SocialAssistanceRecord, { nullable: true, description: WHAT_IT_IS })
  record(@Root() part: HeardRecord<Parts['OPS']>): Parts['OPS'] | undefined {
    return saidOrFault(part);
  }
}

@Resolver(() => Registry)
export class RegistryRecords {
  @FieldResolver(() => RegistryRecord, { nullable: true, description: WHAT_IT_IS })
  record(@Root() part: HeardRecord<Parts['GMINA']>): Parts['GMINA'] | undefined {
    return saidOrFault(part);
  }
}

@Resolver(() => Labour)
export class LabourRecords {
  @FieldResolver(() => LabourRecord, { nullable: true, description: WHAT_IT_IS })
  record(@Root() part: HeardRecord<Parts['PUP']>): Parts['PUP'] | undefined {
    return saidOrFault(part);
  }
}

@Resolver(() => Health)
export class HealthRecords {
  @FieldResolver(() => HealthRecord, { nullable: true, description: WHAT_IT_IS })
  record(@Root() part: HeardRecord<Parts['HEALTH']>): Parts['HEALTH'] | undefined {
    return saidOrFault(part);
  }
}

@Resolver(() => Offers)
export class OfferedServices {
  @FieldResolver(() => [Service], { nullable: true, description: WHAT_IT_IS })
  services(@Root() part: HeardRecord<Parts['NGO']>): readonly CatalogueService[] | undefined {
    return saidOrFault(part)?.offers;
  }
}
