// Turns what the disk or PostgreSQL complains of into one sentence that a person can act on. Only wording enters here.

/** An error whose message is already the sentence to show. */
export function refusal(sentence: string, cause?: unknown): Error {
  return new Error(sentence, cause === undefined ? undefined : { cause })
}

/** The same complaint, as one sentence naming the folder; a complaint that we do not know is quoted. */
export function diskRefusal(complaint: unknown, folder: string): Error {
  const text = complaint instanceof Error ? complaint.message : String(complaint)
  for (const [pattern, sentence] of sentences) if (pattern.test(text)) return refusal(sentence(folder), complaint)
  return refusal(`PostgreSQL cannot use the folder ${folder}: ${lastReason(text)}`, complaint)
}

const sentences: [RegExp, (folder: string) => string][] = [
  [
    /no space left on device|ENOSPC|disk quota|EDQUOT/i,
    (folder) => `The disk that holds ${folder} is full: free some space and try again.`,
  ],
  [/read-only file system|EROFS/i, (folder) => `The disk that holds ${folder} is read-only: choose a folder that can be written to.`],
  [
    /permission denied|EACCES|EPERM|operation not permitted/i,
    (folder) => `This user may not write to ${folder}: change its owner or choose another folder.`,
  ],
  [/invalid permissions/i, (folder) => `Other users may read ${folder}, which PostgreSQL refuses: run chmod 0700 on it.`],
  [
    /error while loading shared libraries|GLIBC_|not found \(required by/i,
    () => 'The bundled PostgreSQL does not run on this system, which needs glibc: set DATABASE_URL to a PostgreSQL 18 of your own.',
  ],
  [
    /could not (map|resize|create) (anonymous )?shared memory|cannot allocate memory/i,
    () => 'There is not enough free memory to start PostgreSQL: close something, or give this machine more.',
  ],
]

// PostgreSQL puts the reason on a FATAL or PANIC line; whatever follows it is only consequence.
function lastReason(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const reason = lines.findLast((line) => /FATAL|PANIC|initdb: error/.test(line)) ?? lines.at(-1) ?? 'it gave no reason'
  return reason.replace(/^.*?(FATAL|PANIC|initdb: error): */, '').trim()
}
