/** The families of a roll that stand: each would be one household and one case. */
import type { RollPreview } from '#domain/cases/roll-contract.ts'
import { NationalityName, PersonName } from '#desk/people/shared.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { countryText } from './shared.tsx'

export function RollFamilies({ preview: { roll, families } }: { preview: RollPreview }) {
  const text = useText()
  const { t, write } = text
  if (families.length === 0) return null
  const rows = families.flatMap((family) => family.members.map((member) => ({ family, member })))
  return (
    <Panel title={t('roll.families_title')} flush>
      <Table
        caption={t('roll.families_title')}
        rows={rows}
        rowKey={({ member }) => String(member.row)}
        columns={[
          { key: 'row', title: t('roll.row'), numeric: true, cell: ({ member }) => write.number(member.row) },
          { key: 'person', title: t('cases.person'), heads: true, cell: ({ member }) => <PersonName person={member} /> },
          { key: 'born', title: t('people.birth'), cell: ({ member }) => write.birthday(member.bornOn, member.bornPrecision) },
          { key: 'nationality', title: t('people.nationality'), cell: ({ member }) => <NationalityName code={member.nationality} /> },
          { key: 'role', title: t('cases.role'), cell: ({ member }) => t(`cases.role.${member.role}`) },
          { key: 'family', title: t('roll.families'), cell: ({ family }) => t('roll.family', { number: family.familyNo }) },
          { key: 'ref', title: t('cases.external_ref'), cell: ({ family }) => family.caseRef !== null && <Code>{family.caseRef}</Code> },
          {
            key: 'destination',
            title: t('cases.destination'),
            cell: ({ family }) => [family.destinationCity, countryText(text, family.destinationCountry)].filter(Boolean).join(', '),
          },
        ]}
      />
      {roll.householdCount > families.length && (
        <p className="px-4 py-2 text-sm text-ink-soft">{t('roll.families_more', { count: roll.householdCount - families.length })}</p>
      )}
    </Panel>
  )
}
