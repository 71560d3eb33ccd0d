/** Questions and commands of a screen: `useAsk`, `usePages`, `useCommand`. TanStack Query underneath; answers stay values. */
import { QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contract, OutputOf, Page, RefusalOf, RequestOf } from '#domain/kit/contract.ts'
import { ask, type Failure, newId } from './api.ts'
import { readNetwork } from './network.ts'
import { queueChanged } from './sender.ts'
import { sessionIsOver, useDesk } from './session.ts'

type AnyContract = Contract<never, never, never> | Contract

/** A question that failed, on its way through TanStack Query, which knows errors only. */
class Unanswered extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.why)
    this.failure = failure
  }
}

export function makeQueryClient(): QueryClient {
  const retry = (count: number, error: Error) => error instanceof Unanswered && error.failure.why === 'our_mistake' && count < 2
  return new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', staleTime: 10_000, gcTime: 300_000, retry, refetchOnReconnect: true } },
  })
}

export type Asked<Value> = {
  /** The newest answer there is; undefined while there is none. */
  readonly value: Value | undefined
  readonly failure: Failure | undefined
  readonly isLoading: boolean
  readonly isRefreshing: boolean
  /** The answer was kept on the device at this moment, because the network is away now. */
  readonly keptAt: number | undefined
  refresh(): void
}

/** What is kept for the road and says nothing of its own is kept for a working day. */
const keptMs = 24 * 3_600_000

export type AskOptions<Value = never> = {
  /** Do not ask yet. */
  enabled?: boolean
  /** Keep each answer sealed on the device, and give it when there is no network. */
  keep?: boolean
  /** Until when it may lie on the device; a day when nothing is said. */
  keepUntil?: (value: Value) => string
  refreshEveryMs?: number
}

export function useAsk<C extends AnyContract>(
  contract: C,
  input: RequestOf<C>,
  { enabled = true, keep = false, keepUntil, refreshEveryMs }: AskOptions<OutputOf<C>> = {},
): Asked<OutputOf<C>> {
  const { kept, self } = useDesk()
  const name = (contract as unknown as Contract).name
  const query = useQuery<{ value: OutputOf<C>; keptAt?: number }>({
    queryKey: [self.accountId, name, input],
    enabled,
    ...(refreshEveryMs === undefined ? {} : { refetchInterval: refreshEveryMs }),
    queryFn: async ({ signal }) => {
      const keptAs = `answer ${name} ${JSON.stringify(input)}`
      const answer = await ask(contract, input, { signal })
      if (answer.ok) {
        if (keep) await kept.put(keptAs, answer.value, keepUntil === undefined ? Date.now() + keptMs : Date.parse(keepUntil(answer.value)))
        return { value: answer.value }
      }
      const before = keep && answer.why === 'offline' ? await kept.get<OutputOf<C>>(keptAs) : undefined
      if (before !== undefined) return before
      return fail(answer)
    },
  })
  return {
    value: query.data?.value,
    failure: failureOf(query.error),
    isLoading: query.isLoading,
    isRefreshing: query.isFetching && !query.isLoading,
    keptAt: query.data?.keptAt,
    refresh: () => void query.refetch(),
  }
}

export type Pages<Item> = Omit<Asked<Item[]>, 'value' | 'keptAt'> & {
  readonly items: Item[]
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  more(): void
}

/** A keyset-paged list: all pages read so far in one array. */
export function usePages<C extends AnyContract>(
  contract: C,
  input: RequestOf<C>,
  { enabled = true }: Pick<AskOptions, 'enabled'> = {},
): Pages<OutputOf<C> extends Page<infer Item> ? Item : never> {
  type Item = OutputOf<C> extends Page<infer One> ? One : never
  const { self } = useDesk()
  const query = useInfiniteQuery({
    queryKey: [self.accountId, (contract as unknown as Contract).name, 'pages', input],
    enabled,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<Item>) => last.next ?? undefined,
    queryFn: async ({ pageParam, signal }) => {
      const answer = await ask(contract, { ...(input as object), after: pageParam } as unknown as RequestOf<C>, { signal })
      return answer.ok ? (answer.value as unknown as Page<Item>) : fail(answer)
    },
  })
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    failure: failureOf(query.error),
    isLoading: query.isLoading,
    isRefreshing: query.isFetching && !query.isLoading && !query.isFetchingNextPage,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    refresh: () => void query.refetch(),
  }
}

/** Done by the server, or safe in the queue until the network is back. */
export type Sent<Output, Refusal extends string = string> =
  | { readonly ok: true; readonly queued: false; readonly value: Output }
  | { readonly ok: true; readonly queued: true }
  | Failure<Refusal>

export type Commanding<C> = {
  send(input: RequestOf<C>): Promise<Sent<OutputOf<C>, RefusalOf<C>>>
  readonly isSending: boolean
  /** The last refusal or failure, until the next try. */
  readonly failure: Failure<RefusalOf<C>> | undefined
  clear(): void
}

/**
 * A contract marked `offline` goes to the queue when the network is away, or when something waits there already (order is kept).
 * `offline: false` keeps even such a command out of the queue.
 */
export function useCommand<C extends AnyContract>(contract: C, options: { offline?: boolean } = {}): Commanding<C> {
  const desk = useDesk()
  const queries = useQueryClient()
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<Failure<RefusalOf<C>>>()
  const asked = contract as unknown as Contract
  const mayWait = asked.offline && options.offline !== false

  const queue = async (id: string, input: RequestOf<C>) => {
    const { name, method, path } = asked
    try {
      await desk.outbox.add({ id, call: { name, method, path }, input: input as Record<string, unknown>, madeAt: new Date().toISOString() })
    } catch {
      // Never say that something is safe when it is not.
      return { ok: false, why: 'refused', refusal: 'device_full' as RefusalOf<C> } as const
    }
    queueChanged()
    return { ok: true, queued: true } as const
  }
  const send = async (input: RequestOf<C>): Promise<Sent<OutputOf<C>, RefusalOf<C>>> => {
    const id = newId()
    if (mayWait && (readNetwork().offline || (await desk.outbox.waiting()).length > 0)) return queue(id, input)
    const answer = await ask(contract, input, { command: id })
    if (answer.ok) return { ok: true, queued: false, value: answer.value }
    // The same id goes into the queue: if the server did it and only the answer was lost, it will not do it again.
    if (answer.why === 'offline' && mayWait) return queue(id, input)
    if (answer.why === 'signed_out') void sessionIsOver()
    return answer
  }
  return {
    isSending,
    failure,
    clear: () => setFailure(undefined),
    send: async (input) => {
      setSending(true)
      setFailure(undefined)
      try {
        const sent = await send(input)
        if (sent.ok) void queries.invalidateQueries()
        else setFailure(sent)
        return sent
      } finally {
        setSending(false)
      }
    },
  }
}

function fail(failure: Failure): never {
  if (failure.why === 'signed_out') void sessionIsOver()
  throw new Unanswered(failure)
}

function failureOf(error: Error | null): Failure | undefined {
  if (error === null) return undefined
  return error instanceof Unanswered ? error.failure : { ok: false, why: 'our_mistake' }
}
