import {
  PeriodReport,
  Refusal,
  ReportId,
  type FileId,
  type KeptFile,
  type KeptFileKind,
  type KeptReport,
  type ReportQuery,
} from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import {
  KeptReportFact,
  keptReports,
  type FilesOfReport,
  type ReportInLedger,
} from '../../domain/reports/kept-report-fact.ts';
import { actorName } from '../../domain/kit/actor.ts';
import { isDamaged } from '../kit/intact-file.ts';
import type { PeriodReports } from './period-reports.ts';
import type { Clock, Mint } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import type { ReportFiles } from '../ports/report-files.ts';
import { SerialQueue } from '../kit/serial-queue.ts';
import { breathe } from '../kit/breathe.ts';

export interface KeptReportsPorts {
  readonly ledgers: Ledgers;
  readonly files: Files;
  readonly reports: Pick<PeriodReports, 'report'>;
  readonly reportFiles: ReportFiles;
  readonly clock: Clock;
  readonly mint: Pick<Mint, 'id'>;
}

/** A file of a kept report, byte for byte. */
export interface KeptReportFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/**
 * Reports that were kept: whatever is corrected or called later, and whichever program makes files by then, their figures and their files
 * stay as they were handed in. A report that was kept with its figures alone gets its files at the first reading, and keeps these.
 */
export class KeptReports {
  readonly #ports: KeptReportsPorts;
  readonly #ledger: Ledger<KeptReportFact>;
  readonly #changes = new SerialQueue();

  constructor(ports: KeptReportsPorts) {
    this.#ports = ports;
    this.#ledger = ports.ledgers.ledger('reports', KeptReportFact);
  }

  /** All kept reports with the state of their files, newest first; a damaged one hinders no other. */
  async all(): Promise<KeptReport[]> {
    const reports: KeptReport[] = [];
    for (const kept of keptReports(await this.#ledger.facts())) reports.push(await this.#body(kept));
    return reports.reverse();
  }

  /** One of them, with all its files unless its figures are damaged. Refuses with `not-found`. */
  async one(reportId: ReportId): Promise<KeptReport> {
    try {
      return await this.#body(await this.#withFiles(reportId));
    } catch (error) {
      if (!isDamaged(error)) throw error;
      return this.#body(await this.#kept(reportId));
    }
  }

  /** Makes a report and keeps its figures and its files. Refuses as `PeriodReports.report` and `ReportFiles` do; then nothing is kept. */
  keep(title: string, query: ReportQuery, actor: Actor): Promise<KeptReport> {
    return this.#changes.run(async () => {
      const report = await this.#ports.reports.report(query);
      await breathe();
      const fileId = await this.#ports.files.keep(new TextEncoder().encode(JSON.stringify(report)));
      const reportId = ReportId.parse(this.#ports.mint.id());
      const { parametersVersion } = report;
      const files = await this.#make(fileId);
      await this.#append({ type: 'reportKept', reportId, title, query, parametersVersion, fileId, files, actor });
      return this.#body(await this.#kept(reportId));
    });
  }

  /** The figures of a kept report. Refuses with `not-found` and `file-damaged`. */
  async figures(reportId: ReportId): Promise<PeriodReport> {
    return this.#read((await this.#kept(reportId)).fact.fileId);
  }

  /** A file of a kept report, as it was first made. Refuses with `not-found` and `file-damaged`. */
  async file(reportId: ReportId, kind: KeptFileKind): Promise<KeptReportFile> {
    const { fact, files } = kind === 'json' ? await this.#kept(reportId) : await this.#withFiles(reportId);
    const fileId = kind === 'json' ? fact.fileId : files?.[kind];
    if (fileId === undefined) throw new Error(`report ${reportId} has no ${kind}`);
    const { from, to } = fact.query;
    return { bytes: await this.#ports.files.read(fileId), fileName: `bao-cao-${from}_${to}.${kind}` };
  }

  async #kept(reportId: ReportId): Promise<ReportInLedger> {
    const kept = keptReports(await this.#ledger.facts()).find(({ fact }) => fact.reportId === reportId);
    if (kept === undefined) throw new Refusal('not-found');
    return kept;
  }

  /** The report with its files, which are made and kept now where they never were. */
  async #withFiles(reportId: ReportId): Promise<ReportInLedger> {
    const before = await this.#kept(reportId);
    if (before.files !== null) return before;
    return this.#changes.run(async () => {
      const { fact, files } = await this.#kept(reportId);
      if (files === null)
        await this.#append({
          type: 'reportFilesMade',
          reportId,
          files: await this.#make(fact.fileId),
          actor: { by: 'hub' },
        });
      return this.#kept(reportId);
    });
  }

  async #make(figures: FileId): Promise<FilesOfReport> {
    const { files, reportFiles } = this.#ports;
    const report = await this.#read(figures);
    const kept = { sha256: figures, json: await files.read(figures) };
    return {
      xlsx: await files.keep(await reportFiles.xlsx(report)),
      csv: await files.keep(await reportFiles.csv(report)),
      pdf: await files.keep(await reportFiles.pdf(report, kept)),
    };
  }

  async #read(fileId: FileId): Promise<PeriodReport> {
    const figures: unknown = JSON.parse(new TextDecoder().decode(await this.#ports.files.read(fileId)));
    await breathe();
    return PeriodReport.parse(figures);
  }

  async #append(fact: KeptReportFact): Promise<void> {
    const after = await this.#ledger.head();
    await this.#ledger.append(after, [fact], this.#ports.clock.now());
  }

  async #body({ at, fact, files, filesMadeAt }: ReportInLedger): Promise<KeptReport> {
    const { reportId, title, query, parametersVersion, fileId, actor } = fact;
    const named: readonly (readonly [KeptFileKind, FileId])[] = [
      ['json', fileId],
      ...(files === null
        ? []
        : ([
            ['xlsx', files.xlsx],
            ['csv', files.csv],
            ['pdf', files.pdf],
          ] as const)),
    ];
    const checked: KeptFile[] = [];
    for (const [kind, sha256] of named) checked.push({ kind, sha256, damaged: await this.#isDamaged(sha256) });
    return { reportId, title, at, by: actorName(actor), query, parametersVersion, files: checked, filesMadeAt };
  }

  async #isDamaged(fileId: FileId): Promise<boolean> {
    try {
      await this.#ports.files.read(fileId);
      return false;
    } catch (error) {
      if (isDamaged(error)) return true;
      throw error;
    }
  }
}
