/**
 * How well a vacancy and a person fit, by the formula of domain.md 6.5: eight terms between 0 and 1, weighted, each with its reason. Only
 * declared job facts go in. Four things keep a vacancy from somebody whatever the score; those are named apart and take nothing off it.
 */
import { addMonths, addDays, ageOn, type Day, daysBetween } from '#domain/kit/day.ts'
import type { Birth } from '#domain/people/words.ts'
import type { Exclusion, Match, MatchingScale, Term, TermName, TermReason } from './match-words.ts'
import { type Candidate, LanguageLevel, type Occupation, type Vacancy } from './words.ts'

/** The few facts about a person that are not in their profile. */
export type Standing = Birth & { readonly sharesWithEmployers: boolean }

type Reading = Pick<Term, 'value' | 'reason' | 'facts'>

/** The scale in force on a day; undefined before the first. */
export function scaleOn(scales: readonly MatchingScale[], day: Day): MatchingScale | undefined {
  return scales.find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo))
}

export function matchOf(candidate: Candidate, vacancy: Vacancy, standing: Standing, scale: MatchingScale): Match {
  const readings: Record<TermName, Reading> = {
    OCCUPATION: readOccupation(candidate, vacancy, scale),
    SKILLS: readSkills(candidate, vacancy),
    EDUCATION: readEducation(candidate, vacancy, scale),
    EXPERIENCE: readExperience(candidate, vacancy),
    LANGUAGES: readLanguages(candidate, vacancy),
    PLACE: readPlace(candidate, vacancy, scale),
    WAGE: readWage(candidate, vacancy),
    AVAILABILITY: readAvailability(candidate, vacancy, scale),
  }
  const terms = (Object.keys(readings) as TermName[]).map((name) => ({ name, weight: scale.weights[name], ...readings[name] }))
  const sum = terms.reduce((total, { weight, value }) => total + weight * value, 0) / 100
  const isMissingSkill = readings.SKILLS.reason === 'ONE_MISSING'
  return {
    candidateId: candidate.id,
    vacancyId: vacancy.id,
    score: rounded(isMissingSkill ? Math.min(sum, scale.missingSkillCap) : sum),
    isCapped: isMissingSkill && sum > scale.missingSkillCap,
    terms,
    excludedBy: exclusionsOf(candidate, vacancy, standing, scale),
  }
}

/** The best first; what is kept from somebody comes last. Among equals, the order in which they came. */
export function ranked<Item extends Pick<Match, 'score' | 'excludedBy'>>(matches: readonly Item[]): Item[] {
  return matches.toSorted((one, other) => Number(isExcluded(one)) - Number(isExcluded(other)) || other.score - one.score)
}

export function isExcluded(match: Pick<Match, 'excludedBy'>): boolean {
  return match.excludedBy.length > 0
}

/** Hard filters: security refusal, legal age, licence, no consent to share (domain.md 6.5). An unknown age is not an age. */
function exclusionsOf(candidate: Candidate, vacancy: Vacancy, standing: Standing, scale: MatchingScale): Exclusion[] {
  const youngestBirth = latestBirth(standing)
  return [
    ...(candidate.avoids.includes(vacancy.region) ? (['REFUSED_PLACE'] as const) : []),
    ...(youngestBirth === null ? (['AGE_NOT_KNOWN'] as const) : []),
    ...(youngestBirth !== null && ageOn(youngestBirth, vacancy.startsOn) < scale.legalAge ? (['UNDER_AGE'] as const) : []),
    ...(vacancy.licences.every((licence) => candidate.licences.includes(licence)) ? [] : (['LICENCE_MISSING'] as const)),
    ...(standing.sharesWithEmployers ? [] : (['NO_CONSENT_TO_SHARE'] as const)),
  ]
}

/** Of a birth known to the month or the year, the last day it can be: nobody is taken for older than they may be. */
function latestBirth({ bornOn, bornPrecision }: Birth): Day | null {
  if (bornOn === null || bornPrecision === 'UNKNOWN') return null
  if (bornPrecision === 'DAY') return bornOn
  return addDays(addMonths(bornOn, bornPrecision === 'MONTH' ? 1 : 12), -1)
}

/** Best over what somebody wishes to do and what they have done. */
function readOccupation({ desired, experiences }: Candidate, vacancy: Vacancy, { occupation }: MatchingScale): Reading {
  const digits = { 4: occupation.unit, 3: occupation.minor, 2: occupation.subMajor, 1: occupation.major, 0: 0 }
  const reasons = { 4: 'SAME_UNIT', 3: 'SAME_MINOR', 2: 'SAME_SUB_MAJOR', 1: 'SAME_MAJOR', 0: 'OTHER_OCCUPATION' } as const
  const known = [...desired, ...experiences.map((experience) => experience.occupation)]
  const best = known.toSorted((one, other) => sharedDigits(other, vacancy.occupation) - sharedDigits(one, vacancy.occupation))[0]!
  const shared = sharedDigits(best, vacancy.occupation)
  return { value: digits[shared], reason: reasons[shared], facts: { asked: vacancy.occupation, best } }
}

function sharedDigits(one: Occupation, other: Occupation): 0 | 1 | 2 | 3 | 4 {
  const first = [...one].findIndex((digit, at) => digit !== other[at])
  return (first === -1 ? 4 : first) as 0 | 1 | 2 | 3 | 4
}

function readSkills({ skills }: Candidate, { mustSkills }: Vacancy): Reading {
  if (mustSkills.length === 0) return nothingAsked
  const levelOf = (code: string) => skills.find((skill) => skill.code === code)?.level ?? 0
  const total = mustSkills.reduce((sum, must) => sum + must.weight, 0)
  const value = mustSkills.reduce((sum, must) => sum + must.weight * Math.min(levelOf(must.code) / must.level, 1), 0) / total
  const there = mustSkills.filter((must) => levelOf(must.code) >= must.level).length
  const reason = mustSkills.some((must) => levelOf(must.code) === 0) ? 'ONE_MISSING' : thereOrPartly(value)
  return { value, reason, facts: { there, asked: mustSkills.length } }
}

function readEducation({ education }: Candidate, { educationMin }: Vacancy, { educationStep }: MatchingScale): Reading {
  if (educationMin === null) return nothingAsked
  const value = Math.min(1, Math.max(0, 1 + educationStep * (education - educationMin)))
  return { value, reason: thereOrPartly(value), facts: { there: education, asked: educationMin } }
}

/** Months in the same minor group (three digits) as the vacancy. */
function readExperience({ experiences }: Candidate, { occupation, experienceMonths }: Vacancy): Reading {
  if (experienceMonths === 0) return nothingAsked
  const near = experiences.filter((experience) => sharedDigits(experience.occupation, occupation) >= 3)
  const months = near.reduce((sum, experience) => sum + experience.months, 0)
  const value = Math.min(1, months / experienceMonths)
  return { value, reason: thereOrPartly(value), facts: { there: months, asked: experienceMonths } }
}

/** The weakest of the languages asked for decides; one that is missing makes it nothing. */
function readLanguages(candidate: Candidate, vacancy: Vacancy): Reading {
  if (vacancy.languages.length === 0) return nothingAsked
  const shares = vacancy.languages.map((asked) => {
    const known = candidate.languages.find(({ language }) => language === asked.language)
    return known === undefined ? 0 : Math.min(1, rankOf(known.level) / rankOf(asked.level))
  })
  const value = Math.min(...shares)
  return { value, reason: thereOrPartly(value), facts: { there: shares.filter((share) => share === 1).length, asked: shares.length } }
}

function rankOf(level: LanguageLevel): number {
  return LanguageLevel.options.indexOf(level) + 1
}

function readPlace(candidate: Candidate, vacancy: Vacancy, { place }: MatchingScale): Reading {
  const facts = { asked: vacancy.region, there: candidate.region }
  if (candidate.region === vacancy.region) return { value: place.sameRegion, reason: 'SAME_REGION', facts }
  if (candidate.commutesTo.includes(vacancy.region)) return { value: place.withinReach, reason: 'WITHIN_REACH', facts }
  if (candidate.relocates) return { value: place.wouldMove, reason: 'WOULD_MOVE', facts }
  return { value: 0, reason: 'TOO_FAR', facts }
}

/** Two currencies are never compared: the term says so and gives nothing, and whoever reads it looks (our own design). */
function readWage({ wageMinMinor, currency }: Candidate, { wageMaxMinor, currency: paidIn }: Vacancy): Reading {
  if (wageMinMinor === null || wageMinMinor === 0 || currency === null) return nothingAsked
  if (currency !== paidIn) return { value: 0, reason: 'OTHER_CURRENCY', facts: { asked: currency, there: paidIn } }
  if (wageMaxMinor >= wageMinMinor) return { value: 1, reason: 'WAGE_REACHED', facts: {} }
  return { value: wageMaxMinor / wageMinMinor, reason: 'WAGE_BELOW', facts: {} }
}

function readAvailability({ availableFrom }: Candidate, { startsOn }: Vacancy, scale: MatchingScale): Reading {
  const days = Math.abs(daysBetween(availableFrom, startsOn))
  return days <= scale.availabilityDays
    ? { value: 1, reason: 'IN_TIME', facts: { days } }
    : { value: scale.notInTime, reason: 'NOT_IN_TIME', facts: { days } }
}

const nothingAsked: Reading = { value: 1, reason: 'NOTHING_ASKED', facts: {} }

function thereOrPartly(value: number): TermReason {
  return value === 1 ? 'ALL_THERE' : 'PARTLY_THERE'
}

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000
}
