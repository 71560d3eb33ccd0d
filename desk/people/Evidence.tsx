/** What two files say of one another, as bars with their words and numbers; and the two files side by side. */
import type { Comparison, ComparedSide } from '#domain/people/merge-contract.ts'
import type { Evidence } from '#domain/people/merge-words.ts'
import { classes } from '#ui/class-names.ts'
import { Badge } from '#ui/Badge.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { NationalityName, PersonLink } from './shared.tsx'

/** The heaviest word there is, in hundredths: the length of a whole bar. */
const widest = 70

export function EvidenceBars({ evidence, score }: { evidence: readonly Evidence[]; score: number }) {
  const { t, write } = useText()
  return (
    <table className="w-full border-collapse text-sm narrow:block">
      <caption className="mb-1 text-start font-medium narrow:block">{t('people.likely_score', { score: write.percent(score) })}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('register.field')}</th>
          <th scope="col">{t('register.agreement')}</th>
          <th scope="col">{t('register.weight')}</th>
        </tr>
      </thead>
      <tbody className="narrow:block">
        {evidence.map(({ field, reason, weight }) => (
          <tr key={field} className="narrow:mb-2 narrow:block">
            <th scope="row" className="w-28 py-0.5 pe-3 text-start align-middle font-normal narrow:block">
              {t(`register.field.${field}`)}
            </th>
            <td className="py-0.5 narrow:block">
              <div className="flex items-center gap-2">
                <svg
                  aria-hidden="true"
                  viewBox="-70 0 140 10"
                  preserveAspectRatio="none"
                  className="h-3.5 min-w-24 flex-1 rtl:-scale-x-100"
                >
                  <rect x="-70" width="140" height="10" className="fill-sunken" />
                  <rect
                    x={Math.min(0, Math.max(weight, -widest))}
                    width={Math.min(widest, Math.abs(weight))}
                    height="10"
                    className={weight < 0 ? 'fill-bad' : 'fill-good'}
                  />
                  <rect x="-0.4" width="0.8" height="10" className="fill-ink" />
                </svg>
              </div>
            </td>
            <td className="w-64 py-0.5 ps-3 narrow:block narrow:w-auto narrow:ps-0">
              <span className={classes('tabular-nums', weight < 0 && 'text-bad', weight > 0 && 'text-good')}>
                {weight === 0 ? '±0' : `${weight > 0 ? '+' : '−'}${Math.abs(weight)}`}
              </span>{' '}
              {reason === null ? t('register.says_nothing') : t(`people.likely_reason.${reason}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function SideBySide({ comparison }: { comparison: Comparison }) {
  const { t, write } = useText()
  const { a, b, bar, masked, safeContact, differentHouseholds } = comparison
  return (
    <div className="flex flex-col gap-3">
      {bar !== null && (
        <Notice mood="warn" title={t(`register.bar.${bar}`)}>
          {masked ? t('register.masked') : null}
        </Notice>
      )}
      {differentHouseholds && <Notice mood="note">{t('register.different_households')}</Notice>}
      {a !== null && b !== null && (
        <table className="w-full table-fixed border-collapse text-sm">
          <caption className="sr-only">{t('register.side_by_side')}</caption>
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="w-32 py-2 text-start text-xs font-medium text-ink-soft narrow:w-20">
                {t('register.field')}
              </th>
              {[a, b].map(({ person }) => (
                <th key={person.id} scope="col" className="px-2 py-2 text-start font-semibold wrap-anywhere">
                  <PersonLink person={person} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(a, b).map(({ field, same, cells }) => (
              <tr key={field} className="border-b border-line last:border-b-0">
                <th scope="row" className="py-1.5 text-start align-top font-normal text-ink-soft">
                  {t(`register.row.${field}`)}
                </th>
                {cells.map((cell, at) => (
                  <td key={at} className={classes('px-2 py-1.5 align-top wrap-anywhere', !same && 'font-semibold')}>
                    {field === 'nationality' && cell !== '' ? (
                      <NationalityName code={cell} />
                    ) : field === 'documents' ? (
                      (at === 0 ? a : b).documents.map((document) => (
                        <div key={document.id}>
                          {t(`people.document_type.${document.type}`)} <Code>{document.number}</Code>
                        </div>
                      ))
                    ) : (
                      <bdi>
                        {field === 'sex'
                          ? t(`people.sex.${cell}`)
                          : field === 'entered'
                            ? write.day(cell)
                            : field === 'born'
                              ? birthOf(at === 0 ? a : b)
                              : cell}
                      </bdi>
                    )}
                    {at === 1 && !same && (
                      <>
                        {' '}
                        <Badge mood="warn">{t('register.differs')}</Badge>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row" className="py-1.5 text-start font-normal text-ink-soft">
                {t('people.safe_contact')}
              </th>
              <td colSpan={2} className="px-2 py-1.5">
                {t(`register.safe_contact.${safeContact}`)}
              </td>
            </tr>
          </tbody>
        </table>
      )}
    </div>
  )

  function birthOf({ person }: ComparedSide): string {
    return write.birthday(person.bornOn, person.bornPrecision)
  }
}

function rowsOf(a: ComparedSide, b: ComparedSide): { field: string; same: boolean; cells: [string, string] }[] {
  const of = (side: ComparedSide): Record<string, string> => ({
    family_name: side.person.familyName,
    given_names: side.person.givenNames,
    native_name: side.person.nativeName ?? '',
    born: `${side.person.bornOn ?? ''} ${side.person.bornPrecision}`,
    sex: side.person.sex,
    nationality: side.person.nationality,
    languages: side.person.languages.join(', '),
    documents: side.documents.map((document) => `${document.type} ${document.number} ${document.issuer}`).join('\n'),
    entered: side.person.createdAt.slice(0, 10),
  })
  const [one, two] = [of(a), of(b)]
  return Object.keys(one).map((field) => ({
    field,
    same: field === 'entered' || one[field] === '' || two[field] === '' || one[field]!.toLowerCase() === two[field]!.toLowerCase(),
    cells: [one[field]!, two[field]!],
  }))
}
