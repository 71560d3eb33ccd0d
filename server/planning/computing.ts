/**
 * Runs that are being computed by this server, two at a time and the others waiting, each in threads of its own (server/kit/plan-run.ts). How
 * far one is goes into its row twice a second, so that any server can show it and any can ask it to stop.
 */
import type { Instance, Plan } from '#algorithms/seating/words.ts'
import type { Actor } from '#domain/access/words.ts'
import { accept } from '#domain/kit/result.ts'
import { type PlanAsked, type PlanRun, startPlan } from '#server/kit/plan-run.ts'
import { actAs } from '#server/kit/route.ts'
import { clockNow, type House, inScope, type Scope, type Work } from '#server/kit/transaction.ts'
import { type ProgressNews, saveProgress } from './run-store.ts'
import type { Place } from './store.ts'

export type Computation = {
  runId: string
  instance: Instance
  asked: PlanAsked
  /** Reads what the plan says, which may take a while, and then writes it in a transaction of whoever asked. */
  keep: (plan: Plan) => Promise<(work: Work) => Promise<void>>
  fail: (work: Work) => Promise<void>
}

type Task = Computation & { house: House; actor: Actor; scope: Scope; /** Says that it still waits. */ heart?: NodeJS.Timeout }

const atOnce = 2
const tellEveryMs = 500
const beatEveryMs = 20_000
/** The row of a run is seen by others only when the command that asked for it is over; after so many looks it never will be. */
const looksMost = 40

/** One desk of work a house, as everything a running server has. */
const desks = new WeakMap<House, { running: number; waiting: Task[] }>()

export function compute(work: Work, place: Place, computation: Computation): void {
  const { house, actor } = work
  const scope = { account: actor.accountId, offices: [place.office], compartments: place.compartment === 0 ? [] : [place.compartment] }
  const desk = desks.get(house) ?? { running: 0, waiting: [] }
  desks.set(house, desk)
  const task: Task = { ...computation, house, scope, actor: { ...actor, offices: scope.offices, compartments: scope.compartments } }
  task.heart = setInterval(() => void save(task, {}).catch(() => undefined), beatEveryMs)
  task.heart.unref()
  desk.waiting.push(task)
  next(house)
}

function next(house: House): void {
  const desk = desks.get(house)!
  if (desk.running >= atOnce) return
  const task = desk.waiting.shift()
  if (task === undefined) return
  clearInterval(task.heart)
  desk.running += 1
  // What goes wrong here is told in the row of the run; a house that closes meanwhile has no row to tell it in.
  void work(task)
    .catch(() => undefined)
    .finally(() => {
      desk.running -= 1
      next(house)
    })
}

async function work(task: Task): Promise<void> {
  if (!(await isThere(task))) return
  const run = startPlan(task.instance, task.asked)
  const timer = setInterval(() => void tell(task, run).catch(() => undefined), tellEveryMs)
  timer.unref()
  try {
    const plan = await run.done
    const keep = await task.keep(plan)
    clearInterval(timer)
    await finish(task, keep)
  } catch {
    clearInterval(timer)
    await finish(task, task.fail)
  }
}

/** The command may still be about to commit, or may have been taken back. */
async function isThere(task: Task): Promise<boolean> {
  for (let look = 0; look < looksMost; look += 1) {
    const found = await save(task, { status: 'RUNNING' })
    if (found !== undefined) return true
    await new Promise((done) => setTimeout(done, tellEveryMs / 2))
  }
  return false
}

async function tell(task: Task, run: PlanRun): Promise<void> {
  const far = run.progress()
  const saved = await save(task, far === undefined ? {} : { value: far.value, bound: far.bound, seconds: far.seconds })
  if (saved?.stop === true) run.stop()
}

function save(task: Task, news: ProgressNews): Promise<{ stop: boolean } | undefined> {
  return inScope(task.house.pool, task.scope, (db) => saveProgress(db, task.runId, news, clockNow()))
}

async function finish(task: Task, does: (work: Work) => Promise<void>): Promise<void> {
  await actAs(task.house, [], task.actor, task.scope, async (opened) => {
    await does(opened)
    return accept(true)
  })
}

/** Lets others be served between two steps of long work: no step holds the server longer than a few milliseconds. */
export async function breathe<Value>(steps: Generator<undefined, Value>): Promise<Value> {
  let since = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - since < 10) continue
    await new Promise((done) => setImmediate(done))
    since = performance.now()
  }
}
