/**
 * Has a roll read: a small one here, a large one in a thread of its own with bounds on memory and time, which a file made to exhaust the
 * machine meets instead of the machine. Few at a time; the others wait.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { refuse } from '#domain/kit/result.ts'
import { turnsOf } from '#server/kit/turns.ts'
import { type ReadOrder, type ReadPart, readParts } from './roll-parts.ts'
import { refuseFile } from './roll-file.ts'
import { openWorkbook } from './roll-zip.ts'

/** Some two thousand rows, read in the tenth of a second that a thread takes to begin. */
const smallBytes = 256 * 1024
const smallUnpackedBytes = 2 * 1024 * 1024

/** A hundred thousand rows take some 500 MB. */
const memoryMb = 1_400
const readingMs = 240_000
const turns = turnsOf(2)

export async function* readRollParts(order: ReadOrder): AsyncGenerator<ReadPart> {
  const refused = refuseFile(order.bytes)
  if (refused !== undefined) return yield { part: 'END', result: refused }
  if (isSmall(order.bytes)) return yield* readParts(order)
  const giveBack = await turns.take()
  const thread = new Worker(new URL('./roll-thread.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const late = setTimeout(() => void thread.terminate(), readingMs)
  try {
    for (;;) {
      const part = await nextPart(thread)
      yield part
      if (part.part === 'END') return
    }
  } finally {
    clearTimeout(late)
    await thread.terminate()
    giveBack()
  }
}

/** A thread that ends without a word ran out of memory or of time: the file asks for more than any roll does. */
async function nextPart(thread: Worker): Promise<ReadPart> {
  const answered = new AbortController()
  const { signal } = answered
  try {
    thread.postMessage('more')
    const failed = once(thread, 'exit', { signal }).then((): ReadPart => ({
      part: 'END',
      result: refuse('roll_unpacks_too_large', { megabytes: memoryMb }),
    }))
    // `once` fails with what the thread failed with.
    return await Promise.race([once(thread, 'message', { signal }).then(([part]) => part as ReadPart), failed])
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return { part: 'END', result: refuse('roll_unpacks_too_large', { megabytes: memoryMb }) }
    throw error
  } finally {
    answered.abort()
  }
}

function isSmall(bytes: Uint8Array): boolean {
  if (bytes.length > smallBytes) return false
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  return !isArchive || (openWorkbook(bytes)?.unpackedBytes ?? 0) <= smallUnpackedBytes
}
