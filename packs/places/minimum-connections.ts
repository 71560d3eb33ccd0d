/**
 * The least connecting times an office plans with, from minimum-connection.yaml, one row for each direction and pair of
 * terminals. Only the rows: which one applies, and what is added to it, is a rule of movements.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { PlaceCode } from '#domain/kit/place.ts'

/** A row without terminals, kind or carrier applies to all of them; the most specific row wins (domain.md 1.11). `airport` may be any place where people change. */
export type MinimumConnection = {
  airport: string
  /** Where the next flight leaves from another airport. */
  toAirport?: string
  arrTerminal?: string
  depTerminal?: string
  kind?: 'DD' | 'DI' | 'ID' | 'II'
  carrierArr?: string
  carrierDep?: string
  minutes: number
  validFrom: Day
  validTo?: Day
  source: string
  toBeChecked: boolean
  note?: string
}

const Row = z.strictObject({
  airport: PlaceCode,
  toAirport: PlaceCode.optional(),
  terminals: z.array(z.string()).optional(),
  otherTerminals: z.array(z.string()).optional(),
  sameTerminal: z.boolean().default(false),
  kind: z.enum(['DD', 'DI', 'ID', 'II']).optional(),
  carrierArr: z.string().optional(),
  carrierDep: z.string().optional(),
  minutes: z.int().min(1).max(1440),
  validFrom: Day,
  validTo: Day.optional(),
  source: z.string().min(1),
  toBeChecked: z.boolean(),
  note: z.string().optional(),
})
type Row = z.infer<typeof Row>

let rows: MinimumConnection[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function listMinimumConnections(): readonly MinimumConnection[] {
  rows ??= z
    .array(Row)
    .parse(parse(readFileSync(join(import.meta.dirname, 'minimum-connection.yaml'), 'utf8')))
    .flatMap(spread)
  return rows
}

function spread(row: Row): MinimumConnection[] {
  const { terminals = [], otherTerminals = [], sameTerminal, airport, toAirport, ...rest } = row
  const pairs = sameTerminal
    ? terminals.map((terminal) => [terminal, terminal])
    : terminals.flatMap((one) =>
        otherTerminals.flatMap((other) => [
          [one, other],
          [other, one],
        ]),
      )
  const between =
    toAirport === undefined
      ? [{ airport }]
      : [
          { airport, toAirport },
          { airport: toAirport, toAirport: airport },
        ]
  if (pairs.length === 0) return between.map((places) => ({ ...places, ...rest }))
  return between.flatMap((places, way) =>
    pairs.map(([one = '', other = '']) =>
      way === 0
        ? { ...places, arrTerminal: one, depTerminal: other, ...rest }
        : { ...places, arrTerminal: other, depTerminal: one, ...rest },
    ),
  )
}
