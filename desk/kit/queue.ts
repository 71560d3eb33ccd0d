/** What waits on this device and what needs a person, as screens see it. */
import { useEffect, useState } from 'react'
import type { Contract, RequestOf } from '#domain/kit/contract.ts'
import type { NeedsAttention, Waiting } from './outbox.ts'
import { onQueueChange } from './sender.ts'
import { useDesk } from './session.ts'

export type Queue = { readonly waiting: readonly Waiting[]; readonly tray: readonly NeedsAttention[]; readonly read: boolean }

export function useQueue(): Queue {
  const { outbox } = useDesk()
  const [queue, setQueue] = useState<Queue>({ waiting: [], tray: [], read: false })
  useEffect(() => {
    let current = true
    const look = async () => {
      const [waiting, tray] = await Promise.all([outbox.waiting(), outbox.needingAttention()])
      if (current) setQueue({ waiting, tray, read: true })
    }
    void look()
    const stop = onQueueChange(() => void look())
    return () => {
      current = false
      stop()
    }
  }, [outbox])
  return queue
}

/** Inputs of one contract that still wait, oldest first: a screen lays them over what the server last said. */
export function usePending<C extends Contract<never, never, never> | Contract>(
  contract: C,
): readonly { id: string; input: RequestOf<C>; madeAt: string }[] {
  const { name } = contract as unknown as Contract
  return useQueue()
    .waiting.filter((command) => command.call.name === name)
    .map((command) => ({ id: command.id, input: command.input as RequestOf<C>, madeAt: command.madeAt }))
}
