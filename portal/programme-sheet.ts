/** A programme as plain text: to keep on an old phone, to send on, to read without a network. Downloaded without an account (domain.md 11, M062). */
import type { Programme } from '#domain/programmes/words.ts'
import { type PortalLanguage, hrefOf, slugOf } from './addresses.ts'
import { sourceText } from './blocks.ts'
import type { Facts } from './facts.ts'
import { clearanceTerms, countryName, isDemonstration, runningText } from './programmes.ts'
import { speak, type Speech } from './speech.ts'

export function programmeSheet(language: PortalLanguage, facts: Facts, programme: Programme): string {
  const speech = speak(language)
  const { say, pick } = speech
  const parts = [
    [pick(facts.about.notice)],
    // Rights stand even above the title, which may speak of return (domain.md 10.9).
    titled(say('first.label'), rights(speech)),
    [pick(programme.names).toLocaleUpperCase(language), '', pick(programme.summary)],
    titled(say('programme.state'), [runningText(speech, facts, programme)]),
    titled(
      say('programme.offer'),
      [...programme.forms, ...programme.services].map((form) => `- ${say(`form.${form}`)}`),
    ),
    titled(
      say('ceilings'),
      programme.ceilings.map((ceiling) => ceilingLine(speech, ceiling)),
    ),
    titled(say(`programme.countries.${programme.direction}`), countries(speech, facts, programme)),
    titled(
      say('programme.clearances'),
      programme.requiredClearances.map((each) => `- ${say(`clearance.${each.kind}`)} (${clearanceTerms(speech, each).join(', ')})`),
    ),
    titled(
      say('programme.steps'),
      programme.stages.map((stage, index) => `${index + 1}. ${pick(stage.names)}`),
    ),
    titled(
      say('notes'),
      programme.notes.map((note) => `- ${pick(note)}`),
    ),
    [
      `${say('source')} ${sourceText(speech, programme.source)}`,
      `${say('programme.version')} ${programme.version}, ${say('programme.valid_from')} ${speech.dayText(programme.validFrom)}`,
      hrefOf(language, { place: 'programme', slug: slugOf(programme.code) }),
    ],
  ]
  const text = parts.filter((part) => part.length > 0).map((part) => part.join('\n'))
  return `${text.join('\n\n')}\n`
}

/** Nothing at all where there is nothing to say under a title. */
function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, '-'.repeat(title.length), ...lines]
}

function rights({ say }: Speech): string[] {
  return [
    ...(['asylum', 'legal', 'danger'] as const).map((right) => `- ${say(`rights_first.${right}`)} ${say(`rights_first.${right}_text`)}`),
    say('rights_first.free'),
  ]
}

function ceilingLine({ say, writer }: Speech, ceiling: Programme['ceilings'][number]): string {
  const kind = ceiling.kind === 'PLAN_TOTAL' ? say('ceiling.PLAN_TOTAL') : say(`form.${ceiling.kind}`)
  const amount = writer.money({ minor: ceiling.amountMinor, currency: ceiling.currency })
  const line = say('ceiling.line', { what: kind, amount, whom: say(`ceiling.${ceiling.perPersonOrHousehold}`) })
  return `- ${line}${isDemonstration(ceiling) ? ` (${say('ceiling.demonstration')})` : ''}`
}

function countries(speech: Speech, facts: Facts, programme: Programme): string[] {
  const { say, pick } = speech
  const lines = programme.countries.map(({ iso3, subregions }) => {
    const parts = subregions === undefined ? '' : ` (${say('programme.only')} ${subregions.map((region) => pick(region.names)).join(', ')})`
    return `- ${countryName(speech, facts, iso3)}${parts}`
  })
  return [...lines, say(programme.openToOtherCountries ? 'programme.open' : 'programme.closed_list', { count: programme.countries.length })]
}
