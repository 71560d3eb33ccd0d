/** Which States keep no border between them, and since when: a connection inside the area needs no passport control (domain.md 1.11). */
import type { Day } from '#domain/kit/day.ts'

export function inSchengen(country: string, on: Day): boolean {
  const since = memberSince[country]
  return since !== undefined && since <= on
}

/** The first day on which no persons are checked at air borders inside the area (the dates of the Council's decisions). */
const memberSince: Record<string, string> = {
  BEL: '1995-03-26',
  DEU: '1995-03-26',
  ESP: '1995-03-26',
  FRA: '1995-03-26',
  LUX: '1995-03-26',
  NLD: '1995-03-26',
  PRT: '1995-03-26',
  ITA: '1997-10-26',
  AUT: '1997-12-01',
  GRC: '2000-03-26',
  DNK: '2001-03-25',
  FIN: '2001-03-25',
  ISL: '2001-03-25',
  NOR: '2001-03-25',
  SWE: '2001-03-25',
  CZE: '2008-03-30',
  EST: '2008-03-30',
  HUN: '2008-03-30',
  LTU: '2008-03-30',
  LVA: '2008-03-30',
  MLT: '2008-03-30',
  POL: '2008-03-30',
  SVK: '2008-03-30',
  SVN: '2008-03-30',
  CHE: '2009-03-29',
  LIE: '2011-12-19',
  HRV: '2023-03-26',
  BGR: '2024-03-31',
  ROU: '2024-03-31',
}
