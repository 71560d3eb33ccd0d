/**
 * What a traveller carries on paper in their own language: the contact card and the journey card. Of a person it holds the name,
 * the way and the help asked for at the airport; no birth date, no paper's number, no booking code, no reason for the journey.
 */
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'

/** The languages of domain.md 8.2; Punjabi in both of its scripts, because the source does not say which. */
export const cardLanguages = ['fr', 'en', 'ar', 'fa', 'ckb', 'ti', 'so', 'ur', 'ps', 'vi', 'hi', 'pa', 'pa-Arab', 'am'] as const
export const CardLanguage = z.enum(cardLanguages).meta({ id: 'CardLanguage' })
export type CardLanguage = z.infer<typeof CardLanguage>

/** CONTACT: whom to call and what to do when lost. JOURNEY: the same, with every leg. */
export const CardKind = z.enum(['CONTACT', 'JOURNEY']).meta({ id: 'CardKind' })
export type CardKind = z.infer<typeof CardKind>

/** LARGE: for eyes that do not read small letters. */
export const CardSize = z.enum(['USUAL', 'LARGE']).meta({ id: 'CardSize' })
export type CardSize = z.infer<typeof CardSize>

/** Needs that an airport's staff must see; no other code is printed: that a child is alone, or that somebody is ill, is nobody's business. */
export const cardNeeds = {
  WCHR: 'wheelchair',
  WCHS: 'wheelchair',
  WCHC: 'wheelchair',
  WCHP: 'wheelchair',
  BLND: 'blind',
  DEAF: 'deaf',
  BSCT: 'bassinet',
} as const satisfies Record<string, 'wheelchair' | 'blind' | 'deaf' | 'bassinet'>

const text = z.string().min(1).max(140)

/** Every sentence of a card. */
export const CardTexts = z.strictObject({
  contact_title: text,
  itinerary_title: text,
  help: text,
  keep: text,
  call: text,
  duty: text,
  always: text,
  lost: text,
  lost_stay: text,
  lost_show: text,
  lost_call: text,
  lost_strangers: text,
  journey: text,
  departs: text,
  arrives: text,
  terminal: text,
  seat: text,
  bags: text,
  clocks: text,
  met_by: text,
  AIR: text,
  SEA: text,
  RAIL: text,
  ROAD: text,
  needs: text,
  wheelchair: text,
  blind: text,
  deaf: text,
  bassinet: text,
  staff: text,
  code: text,
})
export type CardTexts = z.infer<typeof CardTexts>

/** Every sentence of the receipt for an original that the office takes, gives back or hands on (domain.md 2.2). */
export const ReceiptTexts = z.strictObject({
  title: text,
  received: text,
  returned: text,
  passed_on: text,
  /** Return on demand: said on the receipt itself. */
  demand: text,
  keep: text,
  sign_person: text,
  sign_office: text,
})
export type ReceiptTexts = z.infer<typeof ReceiptTexts>

/** The cards and receipts in one language, and how it is set: which way it runs, in which letters, and whether its month names are plain. */
export const CardCatalogue = z.strictObject({
  language: CardLanguage,
  name: z.string(),
  script: z.enum(['Latn', 'Arab', 'Ethi', 'Deva', 'Guru']),
  direction: z.enum(['ltr', 'rtl']),
  letters: z.enum(['SANS', 'NASTALIQ']),
  /** FIGURES where the same month names serve two calendars. */
  date: z.enum(['WORDS', 'FIGURES']),
  /** `source`: written in this language; `pending`: no native reader has read it yet. */
  review: z.enum(['source', 'pending', 'read']),
  texts: CardTexts,
  receipt: ReceiptTexts,
})
export type CardCatalogue = z.infer<typeof CardCatalogue>

/** Where a traveller of an office calls, day and night if the row says so. */
export const ContactPoint = z.strictObject({
  office: z.string().regex(/^[A-Z]{3}$/),
  phone: z.string().regex(/^\+[0-9 ]{8,20}$/),
  /** Written as the office writes them, such as `06:00–23:00`; left out when somebody answers day and night. */
  hours: z.string().max(40).optional(),
  validFrom: Day,
  source: z.string().min(1),
})
export type ContactPoint = z.infer<typeof ContactPoint>
