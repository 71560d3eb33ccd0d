/** The registers of places and countries as the validator of passenger lists asks them (algorithms/edifact). */
import type { Registers } from '#algorithms/edifact/fault.ts'
import { isNationality } from './countries.ts'
import { findPlace } from './places.ts'

export const paxlstRegisters: Registers = { isPlace: (code) => findPlace(code) !== undefined, isCountry: isNationality }
