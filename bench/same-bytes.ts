/** Before anything is timed: the bare server must answer what the house answers, or the comparison means nothing. */
import { deepStrictEqual } from 'node:assert'
import { openClient } from './http-client.ts'
import { kindNames, groupOf } from './mix.ts'
import type { BenchOffice } from './office.ts'

const samples = 12
/** Which of many equally common persons are ranked is not decided by the query; the number of answers is. */
const differMost = 0.1

export async function sameBytes({ persons, house, bare, mixOf }: BenchOffice): Promise<void> {
  const mix = mixOf(77)
  const [houseClient, bareClient] = await Promise.all([openClient(house.port), openClient(bare.port)])
  for (const kind of kindNames) {
    const different: string[] = []
    for (let at = 0; at < samples; at++) {
      const request = mix.of(kind)
      const [ours, theirs] = [await houseClient.send(request), await bareClient.send(request)]
      if (ours.status !== 200 || theirs.status !== 200)
        throw new Error(
          `${kind} ${request.path}: the house answers ${ours.status}, the bare server ${theirs.status}: ${ours.body.toString().slice(0, 300)} / ${theirs.body.toString().slice(0, 300)}`,
        )
      const [one, other] = [timeless(JSON.parse(ours.body.toString())), timeless(JSON.parse(theirs.body.toString()))]
      try {
        if (groupOf(kind) === 'writes') deepStrictEqual(Object.keys(other as object).toSorted(), Object.keys(one as object).toSorted())
        else deepStrictEqual(other, one)
      } catch (error) {
        different.push(`${request.path} ${(error as Error).message.slice(0, 1_500)}`)
      }
    }
    if (different.length > (kind === 'search a person' ? samples * differMost : 0))
      throw new Error(`${kind}, ${persons} persons: ${different.length} of ${samples} answers differ\n${different[0]}`)
  }
  houseClient.close()
  bareClient.close()
}

function timeless(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'takenAt' in answer ? { ...answer, takenAt: '' } : answer
}
