/** The registers of places and countries as the validator of passenger lists asks them (algorithms/edifact). */
import type { Registers } from '#algorithms/edifact/fault.ts'
import { findAirport } from './airports.ts'
import { isNationality } from './countries.ts'

export const paxlstRegisters: Registers = { isPlace: (code) => findAirport(code) !== undefined, isCountry: isNationality }
