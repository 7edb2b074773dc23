import type { Logger } from 'pino';
import { TlsFiles } from './adapters/http/tls-files.ts';
import { systemClock, systemMint } from './adapters/system/clock.ts';
import { Holdings } from './application/running/holdings.ts';
import type { Config } from './config/config.ts';
import { openData } from './wiring/data.ts';
import { savingsNorms } from './wiring/data-files.ts';
import { openDemo } from './wiring/demo.ts';
import { openDirectory } from './wiring/directory.ts';
import { openLines } from './wiring/lines.ts';
import { openLocalDoor } from './wiring/local-door.ts';
import { openMedia } from './wiring/media.ts';
import { openMeetings } from './wiring/meetings.ts';
import { openPages } from './wiring/pages.ts';
import { openPapers } from './wiring/papers.ts';
import { openRecord } from './wiring/record.ts';
import { openRelay } from './wiring/relay.ts';
import { openReports } from './wiring/reports.ts';
import { endingOf, type RunningHub } from './wiring/running-hub.ts';
import { openRunning } from './wiring/running.ts';
import { openServers, openServing } from './wiring/servers.ts';
import { openSettings } from './wiring/settings.ts';
import { openSignIn } from './wiring/sign-in.ts';
import type { Start, StartWishes } from './wiring/start.ts';
import { closingMs } from './wiring/times.ts';

export type { RunningHub };

/** Opens subject by subject and lets the pages in. What it has opened is closed in the reverse order: when the hub ends, or here, when its start fails. */
export const startHub = async (config: Config, wishes: StartWishes, logger: Logger): Promise<RunningHub> => {
  await using holdings = new Holdings(logger);
  const start: Start = { config, wishes, clock: systemClock, mint: systemMint, logger, holdings };
  const tlsFiles = new TlsFiles(config.tls, logger);
  const data = await openData(start);
  const { storage, sampleData, ownershipLost } = data;
  const relay = openRelay(start);
  const { media, played } = await openMedia(start, relay);
  const settings = await openSettings(start, data);
  const { profile } = settings;
  const signIn = await openSignIn(start, data, settings, () => hub);
  const { sessions } = signIn;
  const directory = openDirectory(start, { storage, profile, sessions, tlsFiles });
  const record = openRecord(start, data, settings);
  const papers = await openPapers(start, data, settings, {
    ...record,
    turnIsOver: (meetingId, endpointId) => hub.reports.turnIsOver(meetingId, endpointId),
  });
  const reports = openReports(start, data, settings, record);
  const lines = openLines(start, data, settings, () => hub);
  const meetings = openMeetings(start, { data, media, settings, record, papers, lines, sessions });
  const { hub } = meetings;
  const running = openRunning(start, { storage, media, relay, hub, tlsFiles });
  const serving = openServing(start, sampleData);

  const parts = {
    ...serving,
    ...settings,
    ...signIn,
    ...directory,
    ...record,
    ...meetings,
    ...papers,
    ...reports,
    ...lines,
    ...running,
  };
  const { server, letSocketsGo } = await openServers(start, { tlsFiles, relay, parts });
  const localDoors = signIn.local();
  const local = played === null ? null : await openLocalDoor(start, data, localDoors, parts);

  // The ports are this hub's, and so are the records.
  await meetings.takeUp();
  await settings.parameters.fill(await savingsNorms());
  record.refresh();
  const { origins } = running;
  openPages(start, { hub, origins, server, sessions, withinMs: closingMs.pages });
  for (const each of local?.servers ?? [])
    openPages(start, { hub, origins, server: each, sessions: localDoors.sessions, withinMs: closingMs.local });
  letSocketsGo();
  holdings.hold('meetings', closingMs.meetings, meetings.letGo);
  running.readiness.meetingsTakenUp();

  const newAdmin = await (wishes.rescueAdmin ? signIn.accounts.rescueAdmin() : signIn.accounts.ensureFirstAdmin());
  const demoLinks = await openDemo(start, storage, { ...parts, hub, directoryKeeping: directory.directory }, played);
  logger.info({ port: config.httpsPort, dataDir: config.dataDir, workers: config.media.workers }, 'the hub is running');
  return {
    newAdmin,
    demoLinks,
    localEntry: local?.entry ?? null,
    ownershipLost,
    ...endingOf(holdings.handedOn(), media),
  };
};
