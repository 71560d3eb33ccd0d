/** Heavy work a few at a time: whoever comes when all places are taken waits for one. Of this process only. */

export type Turns = { /** Answers when a place is free, with the word that gives it back. */ take(): Promise<() => void> }

export function turnsOf(places: number): Turns {
  const waiting: (() => void)[] = []
  let taken = 0
  const giveBack = (): void => {
    const next = waiting.shift()
    if (next === undefined) taken -= 1
    else next()
  }
  return {
    take: async () => {
      if (taken >= places) await new Promise<void>((go) => waiting.push(go))
      else taken += 1
      return giveBack
    },
  }
}
