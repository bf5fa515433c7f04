import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Linux counts processor time of others in hundredths of a second. */
const TICK_MICROSECONDS = 10_000;

/**
 * Microseconds of CPU that all processes of the server on this folder have used, those that have
 * ended too. @throws where there is no /proc: Linux alone tells it
 */
export async function postgresCpu(cluster: string): Promise<number> {
  const [pid = ''] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const each = children.split(' ').filter((child) => child !== '');
  const [own, ...others] = await Promise.all([pid, ...each].map(ticksOf));
  const { alone = 0, ended = 0 } = own ?? {};
  return others.reduce((sum, it) => sum + it.alone, alone + ended) * TICK_MICROSECONDS;
}

/** What a process used itself, and what those of its children used that have ended. */
async function ticksOf(pid: string): Promise<{ alone: number; ended: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // the name before may hold spaces; utime is the 12th behind it (proc_pid_stat(5))
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
  return { alone: user + system, ended: endedUser + endedSystem };
}
