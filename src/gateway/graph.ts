import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { ApplicationEdges, NeedEdges, PlanEdges, PlanItemEdges, ReferralEdges } from './edges/application-edges.js';
import { HealthRecords, LabourRecords, OfferedServices, RegistryRecords, SocialAssistanceRecords } from './edges/part-records.js';
import { InsuranceRecords, ResidentInsurance } from './edges/resident-insurance.js';
import { ResidentParts } from './edges/resident-parts.js';
import { ServiceSlots } from './edges/service-slots.js';
import { AnswerReferral } from './mutations/answer-referral.js';
import { ApprovePlan } from './mutations/approve-plan.js';
import { AssignApplication } from './mutations/assign-application.js';
import { DraftPlan } from './mutations/draft-plan.js';
import { ForwardApplication } from './mutations/forward-application.js';
import { IssueReferral } from './mutations/issue-referral.js';
import { RecordNeeds } from './mutations/record-needs.js';
import { RegisterProvider } from './mutations/register-provider.js';
import { SubmitApplication } from './mutations/submit-application.js';
import { AccessLogQuery } from './queries/access-log.js';
import { ApplicationQueries } from './queries/applications.js';
import { CaseQueries } from './queries/cases.js';
import { CatalogueQueries } from './queries/catalogue.js';
import { CompetenceQueries } from './queries/competence.js';
import { QueueQueries } from './queries/queues.js';
import { ResidentQuery } from './queries/resident.js';
import { JournalSubscriptions } from './subscriptions/journal.js';

/** The whole graph: the table of contents of this folder. */
export const buildGraph = (): Promise<GraphQLSchema> => buildSchema({
  resolvers: [
    ResidentQuery, ResidentParts, SocialAssistanceRecords, RegistryRecords, LabourRecords, HealthRecords, OfferedServices,
    ResidentInsurance, InsuranceRecords, ServiceSlots, QueueQueries,
    CompetenceQueries, CatalogueQueries, AccessLogQuery,
    ApplicationQueries, CaseQueries, ApplicationEdges, NeedEdges, PlanEdges, PlanItemEdges, ReferralEdges,
    SubmitApplication, AssignApplication, ForwardApplication, RecordNeeds, DraftPlan, ApprovePlan, IssueReferral, AnswerReferral, RegisterProvider,
    JournalSubscriptions,
  ],
  pubSub: NO_PUB_SUB,
  validate: false,
});

/** Subscriptions read the journal, so that nothing is lost between processes; the library still asks for a pub/sub. */
const NO_PUB_SUB = {
  publish: () => { throw new Error('events come from the journal'); },
  subscribe: () => { throw new Error('events come from the journal'); },
};
