/**
 * Prints a document: the name of a template of packs/prints and its data in, PDF bytes out. The work is done in a child process, one
 * document at a time in the order asked, because Typst blocks its thread and keeps memory; the child is replaced now and then.
 */
import { type ChildProcess, fork } from 'node:child_process'
import type { PrintAnswer, PrintOrder } from './print-child.ts'

/** Documents a child prints before it is replaced, seconds one document may take, and orders that may wait. */
export type PrintLimits = { perChild: number; seconds: number; waiting: number }
const usual: PrintLimits = { perChild: 500, seconds: 20, waiting: 200 }

/** `busy`: too many wait. `too_slow`: ended after its time. `template`: the template or the press is at fault, which is a bug. */
export class PrintError extends Error {
  readonly reason: 'busy' | 'too_slow' | 'template'
  constructor(reason: PrintError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

export type Press = {
  print(template: string, data: unknown): Promise<Uint8Array>
  printed(): { documents: number; children: number }
  close(): void
}

/** The press of this server process: started by the first document, ended with the process. */
const press = openPress(usual)

export async function print(template: string, data: unknown): Promise<Uint8Array> {
  return press.print(template, data)
}

type Waiting = { order: PrintOrder; done: (pdf: Uint8Array) => void; fail: (error: PrintError) => void }

export function openPress(limits: PrintLimits): Press {
  const queue: Waiting[] = []
  let child: ChildProcess | undefined
  let printedByChild = 0
  let children = 0
  let documents = 0
  let current: { waiting: Waiting; timer: NodeJS.Timeout } | undefined

  function start(): ChildProcess {
    const started = fork(new URL('print-child.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    children++
    printedByChild = 0
    started.on('message', (answer: PrintAnswer) => settle(answer))
    const lost = (): void => {
      if (child !== started) return
      child = undefined
      finish()?.fail(new PrintError('template', 'the press ended while it printed'))
      next()
    }
    started.on('exit', lost)
    started.on('error', lost)
    // A press that waits for work keeps no process alive.
    started.unref()
    started.channel?.unref()
    return started
  }

  function finish(): Waiting | undefined {
    if (current === undefined) return undefined
    const { waiting, timer } = current
    clearTimeout(timer)
    current = undefined
    child?.channel?.unref()
    return waiting
  }

  function settle(answer: PrintAnswer): void {
    if (current?.waiting.order.id !== answer.id) return
    const waiting = finish()!
    printedByChild++
    if (printedByChild >= limits.perChild) end()
    if ('pdf' in answer) waiting.done(answer.pdf)
    else waiting.fail(new PrintError('template', `${waiting.order.template}: ${answer.fault}`))
    next()
  }

  function end(): void {
    const ending = child
    child = undefined
    ending?.kill('SIGKILL')
  }

  function next(): void {
    if (current !== undefined) return
    const waiting = queue.shift()
    if (waiting === undefined) return
    child ??= start()
    child.channel?.ref()
    const timer = setTimeout(() => {
      end()
      finish()!.fail(new PrintError('too_slow', `${waiting.order.template} took longer than ${limits.seconds} s`))
      next()
    }, limits.seconds * 1000)
    current = { waiting, timer }
    child.send(waiting.order)
  }

  return {
    print: (template, data) =>
      new Promise((done, fail) => {
        if (!/^[a-z][a-z-]{0,40}$/.test(template)) throw new PrintError('template', 'no such template')
        if (queue.length >= limits.waiting) throw new PrintError('busy', `${queue.length} documents wait already`)
        queue.push({ order: { id: ++documents, template, data: JSON.stringify(data) }, done, fail })
        next()
      }),
    printed: () => ({ documents, children }),
    close: end,
  }
}
