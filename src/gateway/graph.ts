import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { ApplicationEdges, NeedEdges, PlanEdges, PlanItemEdges, ReferralEdges } from './edges/application-edges.js';
import { DispatchOffice } from './edges/dispatch-office.js';
import { HealthCare } from './edges/health-care.js';
import { ApplicationDeadlines, DeadlineApplication } from './edges/application-deadlines.js';
import { ApplicationLetters, LetterEdges } from './edges/application-letters.js';
import { ApplicationParts } from './edges/application-parts.js';
import { HealthRecords, LabourRecords, OfferedServices, RegistryRecords, SocialAssistanceRecords } from './edges/part-records.js';
import { OccurrenceRecords, ResidentChecks, VerificationRecords } from './edges/resident-checks.js';
import { InsuranceRecords, ResidentInsurance } from './edges/resident-insurance.js';
import { MatchReviewEdges } from './edges/match-review.js';
import { ResidentLinks } from './edges/resident-links.js';
import { ResidentParts } from './edges/resident-parts.js';
import { ResidentStated } from './edges/resident-stated.js';
import { ServiceSlots } from './edges/service-slots.js';
import { AnswerForwarding } from './mutations/answer-forwarding.js';
import { AnswerReferral } from './mutations/answer-referral.js';
import { ApprovePlan } from './mutations/approve-plan.js';
import { AssignApplication } from './mutations/assign-application.js';
import { CallToComplete } from './mutations/call-to-complete.js';
import { DecideMatch } from './mutations/decide-match.js';
import { CloseParts } from './mutations/close-parts.js';
import { DeclareDispute } from './mutations/declare-dispute.js';
import { DecideDispatch } from './mutations/decide-dispatch.js';
import { DraftPlan } from './mutations/draft-plan.js';
import { ForwardApplication } from './mutations/forward-application.js';
import { IssueReferral } from './mutations/issue-referral.js';
import { LeaveApplication } from './mutations/leave-application.js';
import { LinkRecord } from './mutations/link-record.js';
import { MeetDeadline } from './mutations/meet-deadline.js';
import { NotifyDelay } from './mutations/notify-delay.js';
import { PauseDeadline } from './mutations/pause-deadline.js';
import { ReconsiderMatch } from './mutations/reconsider-match.js';
import { RecordContact } from './mutations/record-contact.js';
import { RecordDelivery } from './mutations/record-delivery.js';
import { RecordNeeds } from './mutations/record-needs.js';
import { RecordPosting } from './mutations/record-posting.js';
import { RegisterProvider } from './mutations/register-provider.js';
import { SubmitApplication } from './mutations/submit-application.js';
import { SupplementApplication } from './mutations/supplement-application.js';
import { UnlinkRecord } from './mutations/unlink-record.js';
import { WithdrawApplication } from './mutations/withdraw-application.js';
import { AccessLogQuery } from './queries/access-log.js';
import { ApplicationQueries } from './queries/applications.js';
import { CaseQueries } from './queries/cases.js';
import { CatalogueQueries } from './queries/catalogue.js';
import { CompetenceQueries } from './queries/competence.js';
import { ContactQueries } from './queries/contacts.js';
import { DeadlineQueries } from './queries/deadlines.js';
import { MatchQueries } from './queries/matches.js';
import { ForwardingQueries } from './queries/forwardings.js';
import { DispatchQueries } from './queries/dispatches.js';
import { QueueQueries } from './queries/queues.js';
import { ResidentQuery } from './queries/resident.js';
import { JournalSubscriptions } from './subscriptions/journal.js';

/** The whole graph: the table of contents of this folder. */
export const buildGraph = (): Promise<GraphQLSchema> => buildSchema({
  resolvers: [
    ResidentQuery, ResidentParts, SocialAssistanceRecords, RegistryRecords, LabourRecords, HealthRecords, OfferedServices,
    HealthCare, ResidentInsurance, InsuranceRecords, ResidentChecks, VerificationRecords, OccurrenceRecords, ServiceSlots, QueueQueries,
    ResidentLinks, ResidentStated, MatchQueries, MatchReviewEdges, LinkRecord, UnlinkRecord, DecideMatch, ReconsiderMatch,
    CompetenceQueries, CatalogueQueries, AccessLogQuery,
    ApplicationQueries, ForwardingQueries, CaseQueries, ApplicationEdges, ApplicationParts, ApplicationLetters, LetterEdges, NeedEdges, PlanEdges, PlanItemEdges, ReferralEdges,
    SubmitApplication, AssignApplication, ForwardApplication, CloseParts, AnswerForwarding, DeclareDispute, RecordNeeds, DraftPlan, ApprovePlan, IssueReferral, AnswerReferral, RegisterProvider,
    DispatchQueries, DispatchOffice, RecordPosting, RecordDelivery, DecideDispatch,
    CallToComplete, SupplementApplication, LeaveApplication, WithdrawApplication, ContactQueries, RecordContact,
    DeadlineQueries, ApplicationDeadlines, DeadlineApplication, PauseDeadline, MeetDeadline, NotifyDelay,
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
