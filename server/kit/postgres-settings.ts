// How the bundled PostgreSQL is set: for an office's small machine (two cores, shared with Node), and for tests. Only settings.
import { totalmem } from 'node:os'

export type Settings = Record<string, string>

/** Every setting as PostgreSQL command-line arguments. `asked` wins over ours, except for what keeps strangers out. */
export function settingArguments(durable: boolean, asked: Settings, socketDir: string, port: number): string[] {
  const all: Settings = { ...office(), ...(durable ? {} : forTests), ...asked, ...closedToStrangers(socketDir, port) }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

// Trust is the only authentication, so the one way in is a socket in a folder that only our user can enter.
function closedToStrangers(socketDir: string, port: number): Settings {
  return { listen_addresses: '', unix_socket_directories: socketDir, unix_socket_permissions: '0700', port: String(port) }
}

function office(): Settings {
  const memoryMb = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20
  const sharedMb = memoryMb >= 7000 ? 512 : memoryMb >= 3000 ? 256 : 128
  return {
    shared_buffers: `${sharedMb}MB`,
    effective_cache_size: `${sharedMb * 3}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '96MB',
    max_connections: '60',
    // Two cores: a query that took both would make every other person wait.
    max_worker_processes: '4',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    autovacuum_max_workers: '2',
    // Compiling a query costs more than our queries take.
    jit: 'off',
    random_page_cost: '1.1',
    max_wal_size: '1GB',
    min_wal_size: '64MB',
    checkpoint_timeout: '10min',
    // One slot is the backup's, which holds back the log it still has to copy (backup.ts). Nothing replicates.
    wal_level: 'replica',
    max_wal_senders: '0',
    max_replication_slots: '2',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // A unique violation's detail is a person's name, and a failing statement may hold a whole life: neither goes to a log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
  }
}

// A test's database need not outlive a power cut, and this makes it several times faster.
const forTests: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  effective_cache_size: '192MB',
}
