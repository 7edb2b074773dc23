import type { RefusalCode } from './refusals.ts';

/** The same sentences in English. */
export const englishRefusals: Readonly<Record<RefusalCode, string>> = {
  malformed: 'The request is malformed. Reload the page and try again.',
  'too-large': 'What was sent is too large.',
  'line-too-slow':
    'The line was too slow, and not all of it arrived. Nothing was stored. Try again when the line is better.',
  'upload-incomplete': 'The file did not arrive whole, or was damaged on its way. Nothing was stored. Send it again.',
  'unknown-request': 'The hub does not know this request. Reload the page to get the current version.',
  'unknown-address':
    'This page was opened by an address that the hub does not know as its own. Open the hub by an address named below; if the one in use is right, the technician adds it to HUB_NAMES.',
  'too-many-requests': 'The hub is asked for too much at the moment. Wait a while and try again.',
  'not-signed-in': 'The session has expired. Sign in again.',
  forbidden: 'You are not allowed to do this.',
  'not-found': 'Not found.',
  'wrong-password': 'The user name or the password is wrong.',
  'password-change-needed': 'Change the one-time password before you go on.',
  'weak-password':
    'A password needs at least 14 characters, or at least 8 with capitals, small letters, digits and signs.',
  'common-password':
    'This password is easy to guess: it is made of rows of keys, repetitions, years, names, the office’s name or words like "password". Put four or five unrelated words together.',
  'one-time-password-expired':
    'This one-time password is older than 7 days and has run out. Ask an administrator for a new one. Where no administrator can get in, whoever runs the server starts it once with ./scripts/start --rescue-admin.',
  'wrong-token':
    'The enrolment code or link is wrong. Compare it with the slip sign by sign, or call the district technician.',
  'link-used': 'This enrolment code or link was used for a PC already. Ask the district technician for a new one.',
  'link-expired': 'This enrolment code or link has expired. Ask the district technician for a new one.',
  'link-replaced':
    'This enrolment code or link was replaced by a newer one. Use the newer slip, or call the district technician.',
  'link-revoked': 'This enrolment code or link was taken back. Call the district technician.',
  'ends-others': 'This endpoint has an open code or a PC, so nothing was done. See what would end, then confirm.',
  'enrolment-revoked': 'This PC is no longer enrolled for the endpoint. Call the district technician.',
  'enrolment-replaced':
    'The endpoint was enrolled on another PC, so that this one holds it no longer. If you did not want that, call the district technician.',
  'wrong-panel-code':
    'The code is wrong, has expired or was used already. Compare the six digits, or ask the room or the secretary for a new one.',
  'panel-ended': 'This panel is no longer valid. Ask the room or the secretary for a new code.',
  'panel-only-here':
    'A panel conducts the meeting that it was paired with, and does nothing else. Do this on another device.',
  'panels-full': 'As many panels as may be are paired with this meeting. End one that is not used, then pair again.',
  'browser-in-use':
    'This device is in use for something else (signed in, or enrolled for an endpoint). Pair another device, or sign out here first.',
  'user-name-taken': 'This user name exists already.',
  'display-name-taken':
    'Another account bears this name; the records have to tell two people apart. Add a position or a unit to the name.',
  'last-admin': 'At least one active administrator has to remain.',
  'bad-csv': 'The CSV file has errors; nothing was changed. Correct the lines named.',
  'doubtful-people':
    'Some people of the file may be in the directory already; nothing was changed. Look at each one named, then confirm.',
  'edited-meanwhile': 'Somebody else has saved a newer version. Copy what you wrote, reload the page and merge it.',
  'reason-needed': 'Give a reason: this differs from what was recorded or from what the machine saw.',
  'person-in-two-rooms': 'One person cannot be present at two endpoints in the same roll call.',
  'bad-correction': 'The corrected times do not fit: check the order of opening, breaks and closing.',
  'bad-parameters': 'The parameters make no sense; nothing was changed.',
  'bad-period':
    'The reporting period is wrong: its first day must not come after its last, and it spans at most 10 years.',
  'meeting-still-open': 'The meeting has not ended. Do this after its closing.',
  'bad-issue-day': 'The notice goes out between the day of the closing and today.',
  'not-a-pdf': 'This file is not a readable PDF. Nothing was stored.',
  'bad-mark':
    'This picture can’t be the mark: it has to be a readable PNG, JPEG or WebP. SVG is not taken, since it can hold programs. Nothing was stored.',
  'wrong-api-token': 'The access token is wrong or was revoked.',
  'declaration-needed': 'Declare that the meeting holds no state secret.',
  'meeting-not-open': 'The meeting is not open or has ended.',
  'meeting-full': 'The meeting has reached its number of endpoints. Call the host endpoint.',
  'hub-full': 'The hub has reached its number of endpoints. Call the district technician.',
  'meeting-locked': 'The meeting is locked. Whoever leads it, or its secretary, has to let you in.',
  'not-expected': 'This endpoint is not on the list of the meeting. Call the host endpoint.',
  'already-expected': 'The endpoint is on the list of the meeting already.',
  'endpoint-busy': 'The endpoint is in another meeting.',
  'seat-taken': 'Another page of the endpoint is joining in place of this one.',
  'connections-full':
    'This endpoint has as many displays or panels in meetings as it may have. Close one of them and try again.',
  'hub-connections-full':
    'The hub has as many displays or panels in meetings as it may have. Call the district technician.',
  'sends-nothing':
    'This PC only shows or steers the meeting and sends nothing. Camera and microphone belong to the PC on the endpoint’s seat.',
  'not-held': 'The hub no longer holds this page’s place in the meeting. The page joins again by itself.',
  'not-by-itself': 'This endpoint does not join this meeting by itself any more. Press JOIN to join on this PC.',
  'not-in-meeting': 'The endpoint has not joined a meeting.',
  'already-on-break': 'The meeting is on a break already.',
  'not-on-break': 'The meeting is not on a break.',
  'recording-forbidden': 'This meeting is not recorded.',
  'recording-required': 'This meeting is recorded until it is closed.',
  'no-room-to-record': 'The hub has no room left to record. Call the technician.',
  'no-room-for-file': 'The hub has no room left to make this file. Call the technician.',
  'recording-not-mixed':
    'The file of all voices is being made. Try again in a moment; each endpoint can be heard at once.',
  'recording-withheld':
    'This part of the recording is withheld, or that was changed just now. Open the recording’s page again.',
  'outside-recording': 'This stretch does not lie in the recording.',
  'too-many-withheld': 'Too many stretches of this recording are withheld. Join those that are near each other.',
  'no-ffmpeg':
    'The hub has no ffmpeg, so it can’t make one file of all voices; each endpoint can be heard and downloaded.',
  'no-planned-end': 'Nobody has planned when the meeting ends.',
  'endpoint-not-there': 'This endpoint is not connected, so it can not be given the floor yet.',
  'queue-empty': 'No connected endpoint waits for the floor.',
  'no-floor': 'This endpoint does not have the floor any more.',
  'has-floor': 'This endpoint has the floor already.',
  'no-hand': 'This request for the floor was withdrawn or granted already.',
  'not-listed': 'This endpoint is not on the list of speakers any more.',
  'no-reports': 'No written reports were called for a briefing today. The secretary calls for them on the page Tasks.',
  'report-not-open': 'It is too early to report: endpoints can from the day before the meeting.',
  'report-closed':
    'The report can no longer be changed: the endpoint has had its turn to speak, or the meeting is over.',
  'report-outdated':
    'The tasks or the day of the meeting have just changed, so nothing was sent. Look through the list and send again.',
  'concerns-nobody':
    'This conclusion names no unit that has an endpoint in the meeting. Choose the endpoints to send it to.',
  'too-many-sent': 'There are 50 conclusions at the endpoints already. Recall some of them first.',
  'messages-full': 'There are too many messages in this meeting, so no more can be sent. Speak, or call by telephone.',
  'conclusion-changed': 'This conclusion has just been changed or recalled. Read what stands on the screen now.',
  'bad-report-day': 'The day of the briefing must be today or later.',
  'nothing-to-undo': 'There is nothing to undo any more: some seconds have passed, or something else was done.',
  'stage-not-there': 'This endpoint is not connected, or has lost its link, so it cannot be put on the stage yet.',
  'stage-full': 'There are 9 endpoints on the stage already. Take one off, then add another.',
  'no-deputy':
    'Nobody is named to lead in the chair’s place. Name a deputy, or the meeting’s secretary, and press again.',
  'deputy-not-there':
    'The deputy’s endpoint has not connected or has lost its connection, so the lead cannot be given to it.',
  'chair-there': 'The chair’s room is in the meeting, so only the chair can hand over.',
  'chair-not-there': 'The chair’s room is not connected. The lead goes back by itself as soon as it is.',
  'debriefing-not-there':
    'This endpoint has just left the meeting or lost its connection, so the meeting was not closed. Choose again and press once more.',
  'debriefing-alone': 'Choose at least one endpoint that stays for the debriefing.',
  'in-debriefing': 'The meeting is closed. In a debriefing you can only talk, hear and see.',
  'no-debriefing': 'No debriefing is going on.',
  'nobody-there': 'No endpoint is connected yet.',
  'nobody-to-call': 'None of the endpoints that have not answered is connected.',
  'attends-here': 'This endpoint is in the meeting with its own PC.',
  'no-page-there': 'No PC of the endpoint stands on its waiting page. Call it by telephone.',
  'no-screen': 'Nobody shares a screen.',
  'floor-decides': 'The floor decides who speaks now. Give this endpoint the floor, or switch to discussion.',
  'microphone-withheld': 'The chair has muted this endpoint. The microphone opens again when the chair allows it.',
  'microphone-not-granted': 'In this meeting the endpoints only listen; they may not open a microphone.',
  'camera-not-granted': 'In this meeting the endpoints may not send a camera.',
  'screen-not-granted': 'In this meeting the endpoints may not share a screen.',
  'screen-taken': 'Another endpoint is sharing its screen. Wait until it stops.',
  'held-back': 'The chair switched this off while the endpoint was away. Press the button to switch it on again.',
  'too-many-sources': 'This endpoint sends as many cameras, microphones or screens as it may.',
  'already-sending': 'This source is being sent already.',
  'not-sending': 'This source is not being sent.',
  'check-while-meeting': 'A meeting is open: nobody is checked from afar. Wait until it is over.',
  'check-elsewhere':
    'This endpoint is being checked in another window or at another PC. Wait until that is over, then check again.',
  'media-refused': 'The browser and the hub could not agree on media. Use a current Chrome, Edge or Firefox.',
  'media-unavailable': 'The media service is restarting. It reconnects by itself.',
  'record-unavailable':
    'The hub cannot write the record (disk full or database locked). The meeting goes on; call the technician.',
  'outcome-unknown':
    'The line to the database broke while this was being written, so it is not known whether it is stored. Do not repeat it yet: wait a minute, reload the page and look first.',
  'record-unreadable':
    'A place in the record of this meeting cannot be read, so it cannot be opened. The record is kept as it is; call the technician.',
  'file-damaged':
    'This file is no longer what was kept (its SHA-256 does not match), so it is not given out. Other files are not affected; tell the technician to bring it back from a backup.',
  internal: 'The hub met an error. It was logged; try again or call the technician.',
};
