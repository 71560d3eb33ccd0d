/** In which languages a person may read what we hold about them. The words themselves are in ui/languages and packs/records. */
import { z } from 'zod'

/** The languages of the cards that travellers carry (domain.md 8.2); Punjabi in both of its scripts. */
export const recordLanguages = ['fr', 'en', 'ar', 'fa', 'ckb', 'ti', 'so', 'ur', 'ps', 'vi', 'hi', 'pa', 'pa-Arab', 'am'] as const
export const RecordLanguage = z.enum(recordLanguages).meta({ id: 'RecordLanguage' })
export type RecordLanguage = z.infer<typeof RecordLanguage>

/** `source`: written in this language; `pending`: no native reader has read it yet. */
export const RecordReview = z.enum(['source', 'pending', 'read']).meta({ id: 'RecordReview' })
export type RecordReview = z.infer<typeof RecordReview>
