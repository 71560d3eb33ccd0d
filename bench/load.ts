/** Puts load on a server and keeps the time of every answer. Closed: as fast as it answers. Open: at a fixed rate, come what may. */
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, openClient } from './http-client.ts'
import type { KindName, Mix } from './mix.ts'

/** Milliseconds of every answer, by kind; `failed` counts answers that were not 200. */
export type Times = { byKind: Map<KindName, number[]>; failed: Map<string, number>; seconds: number; bytes: number }

export function noTimes(): Times {
  return { byKind: new Map(), failed: new Map(), seconds: 0, bytes: 0 }
}

/** Each of `hands` connections sends its next request when the last is answered: what the server can do at most. */
export async function loadClosed(port: number, mix: Mix, hands: number, seconds: number, times: Times): Promise<void> {
  const clients = await Promise.all(Array.from({ length: hands }, () => openClient(port)))
  const began = performance.now()
  const until = began + seconds * 1_000
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) await once(client, mix, performance.now(), times)
      client.close()
    }),
  )
  times.seconds += (performance.now() - began) / 1_000
}

/**
 * Requests leave at fixed moments, whether the ones before are answered or not, and each is timed from the moment at which it should
 * have left. A server that stalls for a second is charged for everybody who waited, which a closed loop would leave out.
 */
export async function loadOpen(port: number, mix: Mix, hands: number, rate: number, seconds: number, times: Times): Promise<void> {
  const idle = await Promise.all(Array.from({ length: hands }, () => openClient(port)))
  const all = [...idle]
  const queue: number[] = []
  const under: Promise<void>[] = []
  const began = performance.now()
  const total = Math.floor(rate * seconds)
  const serve = (client: Client, due: number): void => {
    under.push(
      once(client, mix, due, times).then(() => {
        const next = queue.shift()
        if (next === undefined) idle.push(client)
        else serve(client, next)
      }),
    )
  }
  for (let sent = 0; sent < total;) {
    const due = began + (sent * 1_000) / rate
    if (performance.now() < due) {
      await wait(1)
      continue
    }
    const client = idle.pop()
    if (client === undefined) queue.push(due)
    else serve(client, due)
    sent += 1
  }
  while (queue.length > 0 || idle.length < hands) await wait(2)
  await Promise.all(under)
  times.seconds += (performance.now() - began) / 1_000
  for (const client of all) client.close()
}

async function once(client: Client, mix: Mix, from: number, times: Times): Promise<void> {
  const { kind, request } = mix.next()
  const { status, body } = await client.send(request)
  const took = performance.now() - from
  times.bytes += body.length
  if (status === 200) {
    const kept = times.byKind.get(kind)
    if (kept === undefined) times.byKind.set(kind, [took])
    else kept.push(took)
    return
  }
  const what = `${kind} ${status} ${body.toString().slice(0, 120)}`
  times.failed.set(what, (times.failed.get(what) ?? 0) + 1)
}
