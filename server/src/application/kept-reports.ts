import { FileId, PeriodReport, Refusal, ReportId, ReportQuery, type KeptReport } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../domain/meeting-event.ts';
import { actorName } from '../domain/meeting-story.ts';
import type { StampedFact } from '../domain/stamped-fact.ts';
import type { PeriodReports } from './period-reports.ts';
import type { Clock, Mint } from './ports/clock.ts';
import type { Files } from './ports/files.ts';
import type { Ledger, Ledgers } from './ports/ledger.ts';
import { SerialQueue } from './serial-queue.ts';
import { breathe } from './turns.ts';

const ReportFact = z.strictObject({
  type: z.literal('reportKept'),
  reportId: ReportId,
  title: z.string(),
  query: ReportQuery,
  parametersVersion: z.int(),
  /** The figures as JSON. */
  fileId: FileId,
  actor: Actor,
});
type ReportFact = z.infer<typeof ReportFact>;

const bodyOf = ({ at, fact }: StampedFact<ReportFact>): KeptReport => {
  const { reportId, title, query, parametersVersion, actor } = fact;
  return { reportId, title, at, by: actorName(actor), query, parametersVersion };
};

export interface KeptReportsPorts {
  readonly ledgers: Ledgers;
  readonly files: Files;
  readonly reports: Pick<PeriodReports, 'report'>;
  readonly clock: Clock;
  readonly mint: Pick<Mint, 'id'>;
}

/** Reports that were kept: whatever is corrected or called later, their figures stay as they were handed in. */
export class KeptReports {
  readonly #ports: KeptReportsPorts;
  readonly #ledger: Ledger<ReportFact>;
  readonly #changes = new SerialQueue();

  constructor(ports: KeptReportsPorts) {
    this.#ports = ports;
    this.#ledger = ports.ledgers.ledger('reports', ReportFact);
  }

  /** All kept reports, newest first. */
  async all(): Promise<KeptReport[]> {
    return (await this.#ledger.facts()).map(bodyOf).reverse();
  }

  /** Makes a report and keeps its figures. Refuses as `PeriodReports.report` does. */
  keep(title: string, query: ReportQuery, actor: Actor): Promise<KeptReport> {
    return this.#changes.run(async () => {
      const report = await this.#ports.reports.report(query);
      await breathe();
      const fileId = await this.#ports.files.keep(new TextEncoder().encode(JSON.stringify(report)));
      const facts = await this.#ledger.facts();
      const fact: ReportFact = {
        type: 'reportKept',
        reportId: ReportId.parse(this.#ports.mint.id()),
        title,
        query,
        parametersVersion: report.parametersVersion,
        fileId,
        actor,
      };
      const [kept] = await this.#ledger.append(facts.at(-1)?.seq ?? 0, [fact], this.#ports.clock.now());
      if (kept === undefined) throw new Error('a report that was kept is in the ledger');
      return bodyOf(kept);
    });
  }

  /** The figures of a kept report. Refuses with `not-found`. */
  async figures(reportId: ReportId): Promise<PeriodReport> {
    const kept = (await this.#ledger.facts()).find(({ fact }) => fact.reportId === reportId);
    if (kept === undefined) throw new Refusal('not-found');
    const bytes = await this.#ports.files.read(kept.fact.fileId);
    if (bytes === null) throw new Error(`the figures of report ${reportId} are gone`);
    const figures: unknown = JSON.parse(new TextDecoder().decode(bytes));
    await breathe();
    return PeriodReport.parse(figures);
  }
}
