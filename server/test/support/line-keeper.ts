/** Opens a line and stays until it is killed: what it leaves behind is what a crash leaves. Prints the hub's address. */
import { Line } from '../../../scripts/weak-line/line.ts';

const line = await Line.open();
process.stdout.write(`${line.hubAddress}\n`);
